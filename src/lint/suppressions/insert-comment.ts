import type { Migration } from '../../project/project.ts';
import { lineStarts, positionsIn } from '../../sql/position.ts';

/** A migration's text with a comment on a line of its own above the statement at a line; null where there is none. */
export function insertComment(
	{ source, statements }: Migration,
	line: number,
	comment: string,
): string | null {
	const place = positionsIn(source);
	const statement = statements.find(({ span }) => {
		const end = Math.max(span.start, span.end - 1);
		return place(span.start).line <= line && line <= place(end).line;
	});
	if (!statement) return null;
	const at = lineStarts(source)[place(statement.span.start).line - 1] ?? 0;
	// What stands before it on its line belongs to another statement, which the comment must not be for.
	const before = source.slice(at, statement.span.start);
	if (before.trim() !== '') {
		return `${source.slice(0, statement.span.start)}\n${comment}\n${source.slice(statement.span.start)}`;
	}
	const end = source.includes('\r\n') ? '\r\n' : '\n';
	return `${source.slice(0, at)}${before}${comment}${end}${source.slice(at)}`;
}
