import {
	type AlterTableCmd,
	type ColumnDef,
	type Constraint,
	type Node,
	type ParseTree,
	parseStatement,
	type RangeVar,
	utf16Offsets,
} from './parser.ts';
import type { Span } from './statement.ts';
import {
	indexAfterName,
	isSymbol,
	isWord,
	listTokens,
	partsInParentheses,
	splitAtCommas,
	type Token,
} from './tokens.ts';

/** A piece of a DDL statement that makes or changes one part of an object, and where it stands. */
export interface Element {
	readonly kind: 'column' | 'constraint' | 'enum-label';
	/** The table or the enum; the namespace is null where the statement leaves it out. */
	readonly relation: { readonly namespace: string | null; readonly name: string };
	/** Null for a constraint that the engine names. */
	readonly name: string | null;
	/** The columns of a key, or the column that a constraint is written at; empty for anything else. */
	readonly columns: readonly string[];
	/** UTF-16 offsets in the statement, end exclusive. */
	readonly offset: number;
	readonly end: number;
}

type Relation = Element['relation'];

/**
 * The columns, constraints and enum labels that a `CREATE TABLE`, `ALTER TABLE`, `CREATE TYPE … AS ENUM` or
 * `ALTER TYPE` names, in the order of the text; empty for any other statement and for what does not parse.
 */
export async function locateElements(statement: string): Promise<readonly Element[]> {
	if (!/^\s*(?:create|alter)\b/i.test(statement)) return [];
	const tree = await parseStatement(statement);
	const node = tree?.stmts?.length === 1 ? tree.stmts[0]?.stmt : undefined;
	if (!node) return [];
	const tokens = listTokens(statement);
	const toOffset = utf16Offsets(statement);
	if ('CreateStmt' in node) {
		return inCreateTable(
			relationOf(node.CreateStmt.relation),
			node.CreateStmt.tableElts ?? [],
			tokens,
			toOffset,
		);
	}
	if ('AlterTableStmt' in node) {
		return inAlterTable(
			relationOf(node.AlterTableStmt.relation),
			node.AlterTableStmt.cmds ?? [],
			tokens,
			toOffset,
		);
	}
	return inOneLiner(node, tokens);
}

function inCreateTable(
	relation: Relation,
	nodes: readonly Node[],
	tokens: readonly Token[],
	toOffset: (bytes: number) => number,
): readonly Element[] {
	const parts = partsInParentheses(tokens);
	if (parts.length !== nodes.length) return [];
	return nodes.flatMap((node, index) => {
		const part = parts[index]!;
		if ('ColumnDef' in node) return columnElements(relation, node.ColumnDef, part, toOffset);
		if ('Constraint' in node) return [constraintElement(relation, node.Constraint, part, null)];
		return [];
	});
}

function columnElements(
	relation: Relation,
	column: ColumnDef,
	span: Span,
	toOffset: (bytes: number) => number,
): readonly Element[] {
	const name = column.colname ?? null;
	const inline = (column.constraints ?? []).flatMap((node) => {
		if (!('Constraint' in node) || !isNamedKind(node.Constraint)) return [];
		const start = toOffset(node.Constraint.location ?? 0);
		return [constraintElement(relation, node.Constraint, { start, end: span.end }, name)];
	});
	return [{ kind: 'column', relation, name, columns: [], offset: span.start, end: span.end }, ...inline];
}

/** Whether a column's constraint is an object with a name, unlike a default or a deferral. */
function isNamedKind(constraint: Constraint): boolean {
	switch (constraint.contype) {
		case 'CONSTR_PRIMARY':
		case 'CONSTR_UNIQUE':
		case 'CONSTR_CHECK':
		case 'CONSTR_FOREIGN':
		case 'CONSTR_EXCLUSION':
			return true;
		default:
			return false;
	}
}

function constraintElement(
	relation: Relation,
	constraint: Constraint,
	span: Span,
	column: string | null,
): Element {
	const keys = [...(constraint.keys ?? []), ...(constraint.fk_attrs ?? [])].flatMap((key) =>
		'String' in key ? [key.String.sval ?? ''] : [],
	);
	return {
		kind: 'constraint',
		relation,
		name: constraint.conname ?? null,
		columns: column === null ? keys : [column],
		offset: span.start,
		end: span.end,
	};
}

function inAlterTable(
	relation: Relation,
	nodes: readonly Node[],
	tokens: readonly Token[],
	toOffset: (bytes: number) => number,
): readonly Element[] {
	const parts = splitAtCommas(tokens.slice(indexAfterTable(tokens)), 0);
	if (parts.length !== nodes.length) return [];
	return nodes.flatMap((node, index) =>
		'AlterTableCmd' in node ? commandElements(relation, node.AlterTableCmd, parts[index]!, toOffset) : [],
	);
}

function indexAfterTable(tokens: readonly Token[]): number {
	let index = tokens.findIndex((token) => isWord(token, 'table')) + 1;
	while (['if', 'exists', 'only'].some((word) => isWord(tokens[index], word))) index++;
	index = indexAfterName(tokens, index);
	return isSymbol(tokens[index], '*') ? index + 1 : index;
}

function commandElements(
	relation: Relation,
	command: AlterTableCmd,
	span: Span,
	toOffset: (bytes: number) => number,
): readonly Element[] {
	const { def, subtype } = command;
	if (subtype === 'AT_AddColumn' && def && 'ColumnDef' in def) {
		return columnElements(relation, def.ColumnDef, span, toOffset);
	}
	if (subtype === 'AT_AddConstraint' && def && 'Constraint' in def) {
		return [constraintElement(relation, def.Constraint, span, null)];
	}
	const kind = subtypeKind(subtype);
	if (!kind || !command.name) return [];
	return [{ kind, relation, name: command.name, columns: [], offset: span.start, end: span.end }];
}

function subtypeKind(subtype: AlterTableCmd['subtype']): 'column' | 'constraint' | null {
	switch (subtype) {
		case 'AT_DropConstraint':
		case 'AT_ValidateConstraint':
		case 'AT_AlterConstraint':
			return 'constraint';
		case 'AT_DropColumn':
		case 'AT_AlterColumnType':
		case 'AT_ColumnDefault':
		case 'AT_SetNotNull':
		case 'AT_DropNotNull':
		case 'AT_SetExpression':
		case 'AT_DropExpression':
		case 'AT_AddIdentity':
		case 'AT_SetIdentity':
		case 'AT_DropIdentity':
		case 'AT_SetStatistics':
		case 'AT_SetStorage':
		case 'AT_SetCompression':
		case 'AT_SetOptions':
		case 'AT_ResetOptions':
			return 'column';
		default:
			return null;
	}
}

function inOneLiner(
	node: NonNullable<NonNullable<ParseTree['stmts']>[number]['stmt']>,
	tokens: readonly Token[],
) {
	if ('RenameStmt' in node) return inRename(node.RenameStmt, tokens);
	if ('CreateEnumStmt' in node) {
		const labels = partsInParentheses(tokens);
		const values = node.CreateEnumStmt.vals ?? [];
		if (labels.length !== values.length) return [];
		const relation = nameOf(node.CreateEnumStmt.typeName);
		return values.map((value, index) =>
			enumLabel(relation, 'String' in value ? value.String.sval : '', labels[index]!),
		);
	}
	if ('AlterEnumStmt' in node) {
		const { typeName, newVal } = node.AlterEnumStmt;
		const literal = tokens.find((token) => token.kind === 'string');
		return literal && newVal !== undefined ? [enumLabel(nameOf(typeName), newVal, literal)] : [];
	}
	return [];
}

function inRename(
	rename: { renameType?: string; relation?: RangeVar; newname?: string },
	tokens: readonly Token[],
): readonly Element[] {
	const kind =
		rename.renameType === 'OBJECT_COLUMN'
			? 'column'
			: rename.renameType === 'OBJECT_TABCONSTRAINT'
				? 'constraint'
				: null;
	const first = tokens.find((token) => isWord(token, 'rename'));
	if (!kind || !first) return [];
	const relation = relationOf(rename.relation);
	const end = tokens.at(-1)!.end;
	return [{ kind, relation, name: rename.newname ?? null, columns: [], offset: first.start, end }];
}

function enumLabel(relation: Relation, label: string | undefined, span: Span): Element {
	return { kind: 'enum-label', relation, name: label ?? '', columns: [], offset: span.start, end: span.end };
}

function relationOf(relation: RangeVar | undefined): Relation {
	return { namespace: relation?.schemaname ?? null, name: relation?.relname ?? '' };
}

function nameOf(typeName: readonly Node[] | undefined): Relation {
	const names = (typeName ?? []).flatMap((node) => ('String' in node ? [node.String.sval ?? ''] : []));
	return { namespace: names.at(-2) ?? null, name: names.at(-1) ?? '' };
}
