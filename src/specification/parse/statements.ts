import { isPlaceholder } from '../../sql/placeholder.ts';
import { positionsIn } from '../../sql/position.ts';
import { splitStatements } from '../../sql/split.ts';
import type { DocumentBlock, DocumentStatement, Placeholder, StatementOrigin } from '../document.ts';
import { isPlanBlock } from '../plan-block.ts';
import type { CodeBlock } from './code-blocks.ts';
import type { Line } from './lines.ts';

const SQL_LANGUAGES: ReadonlySet<string> = new Set([
	'sql',
	'postgresql',
	'pgsql',
	'postgres',
	'mysql',
	'sqlite',
]);

/**
 * Words behind a fence's language that tell that its SQL is no part of the schema: it undoes a migration, or it is
 * something to think about.
 */
const ASIDE: ReadonlySet<string> = new Set(['rollback', 'proposal']);

/** What the SQL fences of a document say. */
export interface FencedSql {
	readonly statements: readonly DocumentStatement[];
	readonly placeholders: readonly Placeholder[];
}

/** Splits the SQL fences of a document into statements; placeholders of people are kept apart. */
export function readStatements(
	text: string,
	lines: readonly Line[],
	code: readonly CodeBlock[],
	blocks: readonly DocumentBlock[],
): FencedSql {
	const statements: DocumentStatement[] = [];
	const placeholders: Placeholder[] = [];
	let next = 0;
	for (const { firstLine, fence, content } of code) {
		if (!fence || !SQL_LANGUAGES.has(fence.language)) continue;
		if (fence.marks.some((mark) => ASIDE.has(mark))) continue;
		const start = lines[firstLine]!.start;
		while (next < blocks.length && blocks[next]!.span.end <= start) next++;
		const origin = originAt(start, blocks[next]);
		const sql = content.join('\n');
		const position = positionsIn(sql);
		for (const statement of splitStatements(sql)) {
			const place = position(statement.span.start);
			const row = place.line - 1;
			const line = lines[firstLine + 1 + row]!;
			const indent = indentOf(text.slice(line.start, line.end), content[row]!);
			const offset = Math.min(line.start + indent + place.column - 1, line.end);
			const placed = { text: statement.text, line: firstLine + 2 + row, offset };
			if (origin.kind === 'claim' && isPlaceholder(statement.text)) {
				const { plan } = origin;
				placeholders.push(plan === undefined ? placed : { ...placed, plan });
			} else statements.push({ ...placed, origin });
		}
	}
	return { statements, placeholders };
}

function originAt(offset: number, block: DocumentBlock | undefined): StatementOrigin {
	const inside = block && block.span.start <= offset;
	if (!inside) return { kind: 'claim' };
	return isPlanBlock(block.id) ? { kind: 'claim', plan: block.id } : { kind: 'block', id: block.id };
}

/** How much of a line the list or quote around the fence takes; a tab in it may count for several of the content's spaces. */
function indentOf(line: string, content: string): number {
	if (line.endsWith(content)) return line.length - content.length;
	const words = content.trimStart();
	return line.length - words.length - (content.length - words.length);
}
