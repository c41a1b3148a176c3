import { UserError } from '../errors.ts';
import type { Span } from '../sql/statement.ts';
import type { SpecificationDocument } from './document.ts';
import { listLines } from './parse/lines.ts';
import { type MarkerProblem, readMarkers } from './parse/markers.ts';
import { readStatements } from './parse/statements.ts';
import { readStructure } from './parse/structure.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Takes a specification apart into headings, generated blocks, SQL statements and placeholders. Throws one UserError
 * with code `document` that lists every marker which is unbalanced, nested, repeated, mismatched or inside an open fence.
 */
export function parseDocument(path: string, text: string): SpecificationDocument {
	const shift = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
	const body = text.slice(shift);
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
		placeholders,
		unfinished,
	};
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
