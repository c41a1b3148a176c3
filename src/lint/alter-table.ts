import type { TracedStatement } from '../rehearsal/trace/trace.ts';
import type { ParseNode } from '../sql/parse-one.ts';
import type { AlterTableCmd, ColumnDef, Constraint } from '../sql/parser.ts';
import { utf16Offsets } from '../sql/parser.ts';
import { indexAfterName, isSymbol, isWord, listTokens, splitAtCommas } from '../sql/tokens.ts';

/** One action of an `ALTER TABLE`. */
export interface TableAction {
	readonly command: AlterTableCmd;
	/** Its text, without the commas around it. */
	readonly text: string;
	/** Where it begins in the statement, as a UTF-16 offset. */
	readonly offset: number;
}

/** An `ALTER TABLE` taken apart: its text before the first action, and its actions. */
export interface AlterTable {
	/** Such as `ALTER TABLE ONLY orders`. */
	readonly head: string;
	readonly actions: readonly TableAction[];
}

/** The parts of an `ALTER TABLE` with actions; null for any other statement. */
export function readAlterTable({ sql, tree }: Pick<TracedStatement, 'sql' | 'tree'>): AlterTable | null {
	if (!tree || !('AlterTableStmt' in tree) || tree.AlterTableStmt.objtype !== 'OBJECT_TABLE') return null;
	const tokens = listTokens(sql);
	let first = tokens.findIndex((token) => isWord(token, 'table')) + 1;
	while (['if', 'exists', 'only'].some((word) => isWord(tokens[first], word))) first++;
	first = indexAfterName(tokens, first);
	if (isSymbol(tokens[first], '*')) first++;
	const parts = splitAtCommas(tokens.slice(first), 0);
	const commands = (tree.AlterTableStmt.cmds ?? []).flatMap((node) =>
		'AlterTableCmd' in node ? [node.AlterTableCmd] : [],
	);
	const begin = tokens[0]?.start;
	const end = tokens[first - 1]?.end;
	if (parts.length !== commands.length || begin === undefined || end === undefined) return null;
	return {
		head: sql.slice(begin, end),
		actions: parts.map((part, index) => ({
			command: commands[index]!,
			text: sql.slice(part.start, part.end),
			offset: part.start,
		})),
	};
}

/** The same statement with other actions; null where none is left. */
export function writeAlterTable({ head }: AlterTable, actions: readonly string[]): string | null {
	return actions.length === 0 ? null : `${head} ${actions.join(', ')}`;
}

/** The constraint that an action adds to the table. */
export function addedConstraint({ command }: TableAction): Constraint | null {
	const { subtype, def } = command;
	return subtype === 'AT_AddConstraint' && def && 'Constraint' in def ? def.Constraint : null;
}

/** The column that an action adds. */
export function addedColumn({ command }: TableAction): ColumnDef | null {
	const { subtype, def } = command;
	return subtype === 'AT_AddColumn' && def && 'ColumnDef' in def ? def.ColumnDef : null;
}

/** A constraint that stands at a column, and the text of the action without it. */
export interface InlineConstraint {
	readonly constraint: Constraint;
	readonly without: string;
}

/** The constraints that stand at the column that an action adds, as far as they can be taken out of its text. */
export function inlineConstraints(sql: string, action: TableAction): readonly InlineConstraint[] {
	const toOffset = utf16Offsets(sql);
	const places = (addedColumn(action)?.constraints ?? []).flatMap((node: ParseNode) =>
		'Constraint' in node && node.Constraint.location !== undefined
			? [{ constraint: node.Constraint, start: toOffset(node.Constraint.location) - action.offset }]
			: [],
	);
	const sorted = places.toSorted((one, other) => one.start - other.start);
	return sorted.map(({ constraint, start }, index) => {
		const end = sorted[index + 1]?.start ?? action.text.length;
		return { constraint, without: `${action.text.slice(0, start)}${action.text.slice(end)}`.trim() };
	});
}
