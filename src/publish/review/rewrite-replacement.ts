import type { Finding } from '../../report/report.ts';
import type { HunkLines } from './diff-lines.ts';
import type { Replacement } from './replacements.ts';

/**
 * The lines of a migration in which a finding's rewrite takes the place of the statement; null where it cannot, or where no
 * hunk shows all of the statement as it was judged.
 */
export function rewriteReplacement(
	{ migration, rewrite }: Finding,
	hunks: readonly HunkLines[],
): Replacement | null {
	if (!migration || !rewrite?.region || rewrite.replaced === undefined) return null;
	const { line: start, endLine: end, column, endColumn } = rewrite.region;
	const hunk = hunks.find((each) => each.has(start) && each.has(end));
	if (!hunk || end < start) return null;
	const before = Array.from({ length: end - start + 1 }, (_, at) => hunk.get(start + at) ?? '');
	const text = before.join('\n');
	const from = column - 1;
	const to = text.length - (before.at(-1) ?? '').length + endColumn - 1;
	if (text.slice(from, to) !== rewrite.replaced) return null;
	const indent = /^[ \t]*/.exec(text.slice(0, from))?.[0] ?? '';
	const statements = rewrite.steps.map(({ sql }) => sql).join(`;\n${indent}`);
	const after = `${text.slice(0, from)}${statements}${text.slice(to)}`.split('\n');
	return { path: migration.file, start, end, before, after };
}
