import { UserError } from '../errors.ts';
import type { Span } from '../sql/statement.ts';
import type { SpecificationDocument } from './document.ts';
import { type ConflictHunk, readConflicts } from './parse/conflict-hunks.ts';
import { listLines } from './parse/lines.ts';
import { type MarkerProblem, readMarkers } from './parse/markers.ts';
import { listMentions } from './parse/mentions.ts';
import { readStatements } from './parse/statements.ts';
import { readStructure } from './parse/structure.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Takes a specification apart into headings, generated blocks, SQL statements and placeholders. Throws one UserError
 * with code `document` that lists every conflict that git left, or else every marker which is unbalanced, nested, repeated,
 * mismatched or inside an open fence.
 */
export function parseDocument(path: string, text: string): SpecificationDocument {
	const shift = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
	const body = text.slice(shift);
	const { hunks } = readConflicts(body);
	if (hunks.length > 0) throw conflictError(path, hunks);
	const lines = listLines(body);
	const structure = readStructure(body, lines);
	const { headings, code, unfinished } = structure;
	const { blocks, problems } = readMarkers(body, lines, structure);
	if (problems.length > 0) throw markerError(path, problems);
	const { statements, placeholders } = readStatements(body, lines, code, blocks);
	const moved = (span: Span): Span => ({ start: span.start + shift, end: span.end + shift });
	return {
		path,
		text,
		headings: headings.map((heading) => ({ ...heading, span: moved(heading.span) })),
		blocks: blocks.map((block) => ({ ...block, span: moved(block.span), content: moved(block.content) })),
		statements: statements.map((statement) => ({ ...statement, offset: statement.offset + shift })),
		placeholders: placeholders.map((placeholder) => ({ ...placeholder, offset: placeholder.offset + shift })),
		mentions: listMentions(body, lines, structure, blocks),
		unfinished,
	};
}

function conflictError(path: string, hunks: readonly ConflictHunk[]): UserError {
	const places = hunks.map(({ firstLine, lastLine }) => `lines ${firstLine} to ${lastLine}`);
	return new UserError('document', 'Git left conflicts in this document.', {
		location: { file: path, line: hunks[0]!.firstLine },
		facts: { conflicts: places.join('\n') },
		hint: 'Run `auggie-database-spec generate`: it settles those in generated blocks, and says which are left for people.',
	});
}

function markerError(path: string, problems: readonly MarkerProblem[]): UserError {
	const facts: Record<string, string> = {};
	for (const { line, message } of problems) {
		const known = facts[`line ${line}`];
		facts[`line ${line}`] = known === undefined ? message : `${known}\n${message}`;
	}
	return new UserError('document', 'The markers of the generated blocks do not fit together.', {
		location: { file: path, line: problems[0]!.line },
		facts,
		hint: 'Mend these lines, or delete a block with both of its markers: generating writes it anew.',
	});
}
