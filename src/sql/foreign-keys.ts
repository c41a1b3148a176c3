import { type ColumnDef, type Constraint, type Node, parseStatement, utf16Offsets } from './parser.ts';
import type { Span } from './statement.ts';
import { indexAfterName, isWord, listTokens, type Part, partsInParentheses, type Token } from './tokens.ts';

/** A table without its foreign keys, and each of them as a statement of its own. */
export interface SeparatedTable {
	/** The `CREATE TABLE` with blanks where the foreign keys stood, so that offsets and lines stay what they were. */
	readonly table: string;
	/** `ALTER TABLE … ADD … FOREIGN KEY …` in the order of the text, with the offset where each was written. */
	readonly foreignKeys: readonly { readonly sql: string; readonly offset: number }[];
}

interface ForeignKey {
	readonly blank: Span;
	readonly offset: number;
	/** What follows `ADD`. */
	readonly definition: string;
}

/**
 * Takes the foreign keys out of a `CREATE TABLE`, those written at columns and those of the table. Null for anything
 * but one `CREATE TABLE` that parses.
 */
export async function separateForeignKeys(createTable: string): Promise<SeparatedTable | null> {
	const tree = await parseStatement(createTable);
	const node = tree?.stmts?.length === 1 ? tree.stmts[0]?.stmt : undefined;
	if (!node || !('CreateStmt' in node)) return null;
	const tokens = listTokens(createTable);
	const nodes = node.CreateStmt.tableElts ?? [];
	const parts = partsInParentheses(tokens);
	if (nodes.length === 0 || parts.length !== nodes.length) return { table: createTable, foreignKeys: [] };
	const toOffset = utf16Offsets(createTable);
	const found = [...inColumns(createTable, nodes, parts, toOffset), ...inTable(createTable, nodes, parts)];
	const relation = relationText(createTable, tokens);
	return {
		table: found.reduce((text, { blank }) => blankOut(text, blank), createTable),
		foreignKeys: found
			.toSorted((a, b) => a.offset - b.offset)
			.map(({ offset, definition }) => ({ sql: `ALTER TABLE ${relation} ADD ${definition}`, offset })),
	};
}

function inColumns(
	source: string,
	nodes: readonly Node[],
	parts: readonly Part[],
	toOffset: (bytes: number) => number,
): readonly ForeignKey[] {
	return nodes.flatMap((node, index) => {
		if (!('ColumnDef' in node)) return [];
		const part = parts[index]!;
		const column = part.tokens[0]!.text;
		return inlineForeignKeys(node.ColumnDef, toOffset).map(({ start, end }) => {
			const words = part.tokens.filter((token) => token.start >= start && token.end <= (end ?? part.end));
			const references = words.find((token) => isWord(token, 'references'))?.start ?? start;
			const blank = { start, end: words.at(-1)?.end ?? part.end };
			const name = source.slice(start, references);
			const definition = `${name}FOREIGN KEY (${column}) ${source.slice(references, blank.end)}`;
			return { blank, offset: start, definition };
		});
	});
}

/** Where each foreign key of a column begins and, unless the column ends with it, where the next constraint does. */
function inlineForeignKeys(
	column: ColumnDef,
	toOffset: (bytes: number) => number,
): readonly { readonly start: number; readonly end: number | null }[] {
	const constraints = (column.constraints ?? []).flatMap((node) =>
		'Constraint' in node ? [node.Constraint] : [],
	);
	const others = constraints.filter((constraint) => !isAttribute(constraint)).map(locationOf);
	if (column.collClause?.location !== undefined) others.push(column.collClause.location);
	return constraints.filter(isForeignKey).map((constraint) => {
		const start = locationOf(constraint);
		const next = others.filter((location) => location > start);
		return { start: toOffset(start), end: next.length > 0 ? toOffset(Math.min(...next)) : null };
	});
}

function isForeignKey(constraint: Constraint): boolean {
	return constraint.contype === 'CONSTR_FOREIGN';
}

/** `DEFERRABLE` and its kin stand in the tree beside the constraint that they belong to. */
function isAttribute(constraint: Constraint): boolean {
	return constraint.contype?.startsWith('CONSTR_ATTR_') ?? false;
}

function locationOf(constraint: Constraint): number {
	return constraint.location ?? 0;
}

function inTable(source: string, nodes: readonly Node[], parts: readonly Part[]): readonly ForeignKey[] {
	const isKey = nodes.map((node) => 'Constraint' in node && isForeignKey(node.Constraint));
	const firstKept = isKey.indexOf(false);
	return parts.flatMap((part, index) => {
		if (!isKey[index]) return [];
		// The comma before it goes too; where nothing is kept before it, the one after it.
		const following = parts[index + 1]?.comma;
		const hasKeptBefore = firstKept >= 0 && firstKept < index;
		const start = hasKeptBefore && part.comma ? part.comma.start : part.start;
		const end = !hasKeptBefore && following ? following.end : part.end;
		return [{ blank: { start, end }, offset: part.start, definition: source.slice(part.start, part.end) }];
	});
}

function relationText(source: string, tokens: readonly Token[]): string {
	let index = tokens.findIndex((token) => isWord(token, 'table')) + 1;
	while (['if', 'not', 'exists'].some((word) => isWord(tokens[index], word))) index++;
	return source.slice(tokens[index]!.start, tokens[indexAfterName(tokens, index) - 1]!.end);
}

function blankOut(text: string, { start, end }: Span): string {
	return text.slice(0, start) + text.slice(start, end).replaceAll(/[^\r\n]/g, ' ') + text.slice(end);
}
