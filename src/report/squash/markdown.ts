import { codeBlock, htmlCode, inlineText } from '../formats/markdown/escape.ts';
import { fold } from '../formats/markdown/fold.ts';
import type { SquashReport } from './squash-report.ts';
import { describeProof, describeSquashed, leftAlone, squashHeadline } from './words.ts';

/** What a squash came to, as Markdown with each migration's SQL folded under it. */
export function squashMarkdown(report: SquashReport): string {
	const { squashed, left, proof, advice } = report;
	const parts = [
		`${inlineText(squashHeadline(report))}${proof ? ` ${inlineText(describeProof(proof))}` : ''}`,
		...squashed.map(
			(each) =>
				`- ${inlineText(describeSquashed(each))}\n\n${fold(`The SQL of ${htmlCode(each.path)}`, codeBlock(each.sql, 'sql'))}`,
		),
		leftAlone(left)
			.map(({ places, reason }) => `- Left alone: ${inlineText(places)}: ${inlineText(reason)}`)
			.join('\n'),
		advice.length === 0
			? ''
			: fold('Where the old migrations have run', advice.map((each) => `- ${inlineText(each)}`).join('\n')),
	];
	return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
