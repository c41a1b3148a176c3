import type { SquashReport } from './squash-report.ts';
import { describeProof, describeSquashed, leftAlone, squashHeadline } from './words.ts';

/** What a squash came to, as lines for a terminal. */
export function squashText(report: SquashReport): readonly string[] {
	const { squashed, left, proof, advice } = report;
	return [
		squashHeadline(report),
		...squashed.map((each) => `- ${describeSquashed(each)}`),
		...(proof ? [describeProof(proof)] : []),
		...leftAlone(left).map(({ places, reason }) => `left alone: ${places}: ${reason}`),
		...(advice.length === 0
			? []
			: ['Where the old migrations have run:', ...advice.map((each) => `- ${each}`)]),
	];
}

/** The SQL of all squashed migrations, with the path above each where there are several. */
export function squashSql({ squashed }: SquashReport): string {
	const [only] = squashed;
	if (squashed.length < 2) return only?.sql ?? '';
	return squashed.map(({ path, sql }) => `-- ${path.replace(/\s+/g, ' ')}\n${sql}`).join('\n');
}
