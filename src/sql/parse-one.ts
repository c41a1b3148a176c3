import { type Node, parseStatement } from './parser.ts';

export type { AlterTableCmd } from './parser.ts';

/** PostgreSQL's parse tree of one statement: an object with a single key that names its kind, such as `IndexStmt`. */
export type ParseNode = Node;

/** The parse tree of a text that is one statement; null where PostgreSQL's parser refuses it or finds several. */
export async function parseOne(sql: string): Promise<ParseNode | null> {
	const tree = await parseStatement(sql);
	return (tree?.stmts?.length === 1 ? tree.stmts[0]?.stmt : null) ?? null;
}
