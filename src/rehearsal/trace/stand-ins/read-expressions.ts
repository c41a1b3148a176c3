import {
	argumentHint,
	DECLARED,
	hintOf,
	LIKELY,
	NAMED,
	operandHint,
	type TypeHint,
} from './expression-type.ts';
import type { Notes } from './read-uses.ts';
import { entriesIn, entryOf, namesOfQueries, resolveColumn, type Scope, scopeOf } from './scope.ts';
import { type Fields, isFields, listOf, namesIn, nodeOf, taggedNode, textOf } from './tree.ts';

/** Notes what queries and expressions use: every relation and column below a node, in the scope that it stands in. */
export function readExpressions(node: unknown, scope: Scope | null, notes: Notes): void {
	if (Array.isArray(node)) {
		for (const each of node) readExpressions(each, scope, notes);
		return;
	}
	const tagged = taggedNode(node);
	if (!tagged) {
		if (isFields(node)) readParts(node, scope, notes);
		return;
	}
	const { kind, fields } = tagged;
	const special = SPECIAL[kind];
	if (special) special(fields, scope, notes);
	else readParts(fields, scope, notes);
}

/** Notes that an expression's value goes into a column, or is compared with it. */
export function noteColumn(node: unknown, scope: Scope | null, notes: Notes, hint: TypeHint | null): void {
	const reference = nodeOf(node, 'ColumnRef');
	const column = reference && resolveColumn(reference, scope);
	if (column) notes.column(column.relations, column.name, hint, column.isSure);
}

function readParts(fields: Fields, scope: Scope | null, notes: Notes): void {
	// Relations are also untagged fields of statements.
	if (textOf(fields.relname)) {
		readRelation(fields, scope, notes);
		return;
	}
	for (const value of Object.values(fields)) {
		if (typeof value === 'object' && value !== null) readExpressions(value, scope, notes);
	}
}

function readRelation(fields: Fields, scope: Scope | null, notes: Notes): void {
	if (!fields.schemaname && scope?.hidden.has(textOf(fields.relname) ?? '')) return;
	notes.relation(fields);
}

type Read = (fields: Fields, scope: Scope | null, notes: Notes) => void;

const SPECIAL: Readonly<Record<string, Read>> = {
	SelectStmt: readSelect,
	InsertStmt: readInsert,
	UpdateStmt: (fields, scope, notes) => readChange(fields, fields.fromClause, scope, notes),
	DeleteStmt: (fields, scope, notes) => readChange(fields, fields.usingClause, scope, notes),
	MergeStmt: (fields, scope, notes) => readChange(fields, [fields.sourceRelation], scope, notes),
	RangeVar: readRelation,
	ColumnRef: (fields, scope, notes) => noteColumn({ ColumnRef: fields }, scope, notes, null),
	JoinExpr: (fields, scope, notes) => {
		for (const side of [fields.larg, fields.rarg]) {
			const [entry] = entriesIn([side], scope?.hidden ?? new Set());
			for (const name of namesIn(fields.usingClause))
				if (entry?.relation) notes.column([entry.relation], name);
		}
		readParts(fields, scope, notes);
	},
	A_Expr: readOperator,
	FuncCall: readCall,
	BoolExpr: (fields, scope, notes) => {
		for (const each of listOf(fields.args)) noteColumn(each, scope, notes, BOOLEAN);
		readParts(fields, scope, notes);
	},
	BooleanTest: (fields, scope, notes) => noteColumn(fields.arg, scope, notes, BOOLEAN),
	CoalesceExpr: (fields, scope, notes) => {
		const hint = hintOf({ CoalesceExpr: fields });
		for (const each of listOf(fields.args)) noteColumn(each, scope, notes, hint);
		readParts(fields, scope, notes);
	},
};

const BOOLEAN: TypeHint = { type: 'boolean', weight: DECLARED };

function readSelect(fields: Fields, scope: Scope | null, notes: Notes): void {
	const hidden = namesOfQueries(fields.withClause);
	const around = scopeOf([], scope, hidden);
	const within = scopeOf(entriesIn(fields.fromClause, around.hidden), scope, hidden);
	for (const [name, value] of Object.entries(fields)) {
		const isApart = name === 'withClause' || name === 'larg' || name === 'rarg';
		readExpressions(value, isApart ? around : within, notes);
	}
	noteColumn(fields.whereClause, within, notes, BOOLEAN);
}

function readInsert(fields: Fields, scope: Scope | null, notes: Notes): void {
	const { relation } = fields;
	if (!isFields(relation)) return;
	const facts = notes.relation(relation);
	const around = scopeOf([], scope, namesOfQueries(fields.withClause));
	readExpressions(fields.withClause, around, notes);
	readExpressions(fields.selectStmt, around, notes);
	const names = listOf(fields.cols).flatMap((each) => textOf(nodeOf(each, 'ResTarget')?.name) ?? []);
	const hints = writtenHints(fields.selectStmt);
	for (const [index, name] of names.entries()) notes.column([relation], name, hints[index] ?? null);
	if (names.length === 0 && hints.length > facts.values.length) facts.values = hints;
	const within = scopeOf([entryOf(relation), entryOf(relation, 'excluded')], around);
	const conflict = fields.onConflictClause;
	if (isFields(conflict)) {
		if (isFields(conflict.infer)) {
			readIndexElements(conflict.infer.indexElems, relation, notes);
			readExpressions(conflict.infer.whereClause, within, notes);
		}
		readAssignments(conflict.targetList, relation, within, notes);
		readExpressions(conflict.whereClause, within, notes);
	}
	readExpressions(fields.returningClause, within, notes);
}

/** What is known of the values that an `INSERT` writes, by their places. */
function writtenHints(query: unknown): readonly (TypeHint | null)[] {
	const select = nodeOf(query, 'SelectStmt');
	if (!select) return [];
	const rows = listOf(select.valuesLists).map(listOf);
	if (rows.length === 0)
		return listOf(select.targetList).map((each) => hintOf(nodeOf(each, 'ResTarget')?.val));
	const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
	return Array.from({ length: width }, (_, place) => {
		const hints = rows.map((row) => hintOf(row[place])).filter((hint) => hint !== null);
		return hints.reduce<TypeHint | null>(
			(best, hint) => (best && best.weight >= hint.weight ? best : hint),
			null,
		);
	});
}

/** An `UPDATE`, `DELETE` or `MERGE`. */
function readChange(fields: Fields, others: unknown, scope: Scope | null, notes: Notes): void {
	const { relation } = fields;
	if (!isFields(relation)) return;
	notes.relation(relation);
	const around = scopeOf([], scope, namesOfQueries(fields.withClause));
	const entries = [entryOf(relation), ...entriesIn(others, around.hidden)];
	const within = scopeOf(entries, around);
	for (const [name, value] of Object.entries(fields)) {
		if (name === 'relation') continue;
		if (name === 'targetList') readAssignments(value, relation, within, notes);
		else if (name === 'mergeWhenClauses') readMergeActions(value, relation, within, notes);
		else readExpressions(value, name === 'withClause' ? around : within, notes);
	}
	noteColumn(fields.whereClause, within, notes, BOOLEAN);
}

function readMergeActions(actions: unknown, relation: Fields, scope: Scope, notes: Notes): void {
	for (const each of listOf(actions)) {
		const action = nodeOf(each, 'MergeWhenClause');
		if (!action) continue;
		readExpressions(action.condition, scope, notes);
		readExpressions(action.values, scope, notes);
		readAssignments(action.targetList, relation, scope, notes);
	}
}

function readAssignments(targets: unknown, relation: Fields, scope: Scope, notes: Notes): void {
	for (const each of listOf(targets)) {
		const target = nodeOf(each, 'ResTarget');
		const name = textOf(target?.name);
		if (!target || name === null) continue;
		// Of a part of a value nothing follows for the whole.
		const isWhole = listOf(target.indirection).length === 0;
		notes.column([relation], name, isWhole ? hintOf(target.val) : null);
		readExpressions(target.val, scope, notes);
	}
}

/** Notes the columns of an index, or of what conflicts with one. */
export function readIndexElements(
	elements: unknown,
	relation: Fields,
	notes: Notes,
	hint: TypeHint | null = null,
): void {
	const scope = scopeOf([entryOf(relation)], null);
	for (const each of listOf(elements)) {
		const element = nodeOf(each, 'IndexElem');
		const name = textOf(element?.name);
		if (name !== null) notes.column([relation], name, classHint(element?.opclass) ?? hint);
		else if (element) readExpressions(element.expr, scope, notes);
	}
}

function classHint(operatorClass: unknown): TypeHint | null {
	const type = /^(?:gin|gist)_(trgm)_ops$|^(jsonb)_|^(?:(?:text|varchar)_(pattern)_ops)$|^(inet)_/.exec(
		namesIn(operatorClass).at(-1) ?? '',
	);
	if (!type) return null;
	return { type: type[2] ?? type[4] ?? 'text', weight: DECLARED };
}

function readOperator(fields: Fields, scope: Scope | null, notes: Notes): void {
	const { kind, name, lexpr, rexpr } = fields;
	const operator = namesIn(name).at(-1) ?? '';
	const own =
		kind === 'AEXPR_LIKE' || kind === 'AEXPR_ILIKE' || kind === 'AEXPR_SIMILAR'
			? operandHint('~~')
			: operandHint(operator);
	const isArithmetic = /^[-+*/%]$/.test(operator);
	const sideHint = (side: unknown): TypeHint | null => {
		if (own) return own;
		if (isArithmetic) return arithmeticHint(hintOf(side));
		if (!Array.isArray(side) && !nodeOf(side, 'List')) return hintOf(side);
		return listOf(side).reduce<TypeHint | null>((best, each) => best ?? hintOf(each), null);
	};
	noteColumn(lexpr, scope, notes, sideHint(rexpr));
	if (operator !== '->>' && operator !== '->') noteColumn(rexpr, scope, notes, sideHint(lexpr));
	readExpressions([lexpr, rexpr], scope, notes);
}

/** What is added to a length of time is a moment; what is added to nothing that is known is most likely a number. */
function arithmeticHint(other: TypeHint | null): TypeHint {
	if (other?.type === 'interval') return { type: 'timestamptz', weight: LIKELY };
	return other && other.type !== 'text' ? other : { type: 'integer', weight: NAMED };
}

function readCall(fields: Fields, scope: Scope | null, notes: Notes): void {
	const name = namesIn(fields.funcname).at(-1) ?? '';
	const hint = argumentHint(name);
	const [sequence] = listOf(fields.args);
	if (/^(?:nextval|currval|setval)$/.test(name)) noteSequence(sequence, notes);
	for (const each of listOf(fields.args)) if (hint) noteColumn(each, scope, notes, hint);
	readParts(fields, scope, notes);
}

function noteSequence(argument: unknown, notes: Notes): void {
	const node = nodeOf(argument, 'TypeCast')?.arg ?? argument;
	const constant = nodeOf(node, 'A_Const');
	const text = isFields(constant?.sval) ? textOf(constant.sval.sval) : null;
	if (text === null) return;
	const parts = [...text.matchAll(/"((?:[^"]|"")*)"|([^".]+)/g)].map(
		([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain?.toLowerCase() ?? '',
	);
	notes.relation({ relname: parts.at(-1) ?? '', schemaname: parts.at(-2) ?? '' }, 'sequence');
}
