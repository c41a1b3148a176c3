import type { ParseNode } from './parse-one.ts';
import { type AlterTableCmd, type RangeVar, utf16Offsets } from './parser.ts';
import type { Span } from './statement.ts';
import { indexAfterName, isSymbol, isWord, listTokens, splitAtCommas, type Token } from './tokens.ts';

/** One action of an `ALTER TABLE`, and where it stands in the statement. */
export interface AlterAction extends Span {
	readonly command: AlterTableCmd;
	/** Without comments. */
	readonly tokens: readonly Token[];
	/** The comma that parts it from the one before it; null for the first. */
	readonly comma: Token | null;
}

/** An `ALTER TABLE` of a table in its parts; all offsets are UTF-16 offsets in its text. */
export interface AlterTable {
	readonly relation: RangeVar;
	/** `ALTER TABLE IF EXISTS ONLY app.users`, as it is written. */
	readonly head: string;
	/** `app.users`, as it is written. */
	readonly target: string;
	/** At least one. */
	readonly actions: readonly AlterAction[];
	/** The offset of a place in the parse tree. */
	readonly offsetOf: (location: number | undefined) => number;
}

/** The parts of an `ALTER TABLE` of a table, given its text and its tree; null for any other statement. */
export function readAlterTable(sql: string, tree: ParseNode | null): AlterTable | null {
	if (!tree || !('AlterTableStmt' in tree)) return null;
	const { relation, cmds = [], objtype } = tree.AlterTableStmt;
	const tokens = listTokens(sql);
	const table = tokens.findIndex((token) => isWord(token, 'table'));
	if (!relation || objtype !== 'OBJECT_TABLE' || table < 0) return null;
	let name = table + 1;
	while (['if', 'exists', 'only'].some((word) => isWord(tokens[name], word))) name++;
	const after = indexAfterName(tokens, name);
	const [first, last] = [tokens[name], tokens[after - 1]];
	if (!first || !last) return null;
	const target = sql.slice(first.start, last.end);
	const head = `${tokens
		.slice(0, name)
		.map(({ text }) => text)
		.join(' ')} ${target}`;
	const parts = splitAtCommas(tokens.slice(isSymbol(tokens[after], '*') ? after + 1 : after), 0);
	if (parts.length !== cmds.length) return null;
	const toOffset = utf16Offsets(sql);
	const actions = parts.flatMap(({ start, end, tokens: own, comma }, index): readonly AlterAction[] => {
		const node = cmds[index];
		if (!node || !('AlterTableCmd' in node)) return [];
		return [{ command: node.AlterTableCmd, start, end, tokens: own, comma }];
	});
	if (actions.length !== parts.length) return null;
	return { relation, head, target, actions, offsetOf: (location) => toOffset(location ?? 0) };
}
