import type { StaleReference } from '../../compare/stale-references.ts';
import type { Finding } from '../report.ts';
import { KIND_NOUNS } from '../words/kinds.ts';

/** Notes about names in people's words that the migrations have dropped or given up; `before` is the merge base's. */
export function staleFindings(
	stale: readonly StaleReference[],
	before: readonly StaleReference[],
	document: string,
): readonly Finding[] {
	const known = new Set(before.map(({ name }) => name));
	return stale.map(({ name, kind, lines, ending, renamedTo }) => {
		const { path, line } = ending.step;
		const noun = (KIND_NOUNS as Readonly<Record<string, readonly [string, string]>>)[kind]?.[0] ?? kind;
		const subject = `${noun} ${name}`;
		return {
			code: 'drift/stale-reference',
			severity: 'info',
			introduced: !known.has(name),
			subject,
			message:
				renamedTo === null
					? `${subject} is named here and exists no more`
					: `${subject} is named here and is called ${renamedTo} now`,
			detail: lines.length > 1 ? `also on ${otherLines(lines)}` : null,
			differences: [],
			document: { file: document, line: lines[0] ?? 1 },
			migration: { file: path, line },
			hint: 'Bring the words up to date.',
		};
	});
}

function otherLines([, ...others]: readonly number[]): string {
	return `${others.length === 1 ? 'line' : 'lines'} ${others.join(', ')}`;
}
