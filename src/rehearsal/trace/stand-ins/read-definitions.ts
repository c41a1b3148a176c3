import { DECLARED, hintOf, LAST_RESORT, LIKELY, type TypeHint } from './expression-type.ts';
import { readConstraint } from './read-constraints.ts';
import { readExpressions, readIndexElements } from './read-expressions.ts';
import { noteParent, notePartition } from './read-partitions.ts';
import type { Notes } from './read-uses.ts';
import { entryOf, scopeOf } from './scope.ts';
import { type Fields, isFields, listOf, namesIn, nodeOf, nodesOf, taggedNode, textOf } from './tree.ts';
import { typeText } from './type-text.ts';
import type { ColumnFacts, UsedAs } from './uses.ts';

type Read = (fields: Fields, notes: Notes) => void;

/** Notes what a statement that defines something uses; false for a statement of another kind. */
export function readDefinition(tree: unknown, notes: Notes): boolean {
	const tagged = taggedNode(tree);
	const read = tagged && DEFINITIONS[tagged.kind];
	if (!tagged || !read) return false;
	read(tagged.fields, notes);
	return true;
}

const OBJECTS: Readonly<Record<string, UsedAs>> = {
	OBJECT_VIEW: 'view',
	OBJECT_MATVIEW: 'materialized-view',
	OBJECT_SEQUENCE: 'sequence',
	OBJECT_INDEX: 'index',
	OBJECT_TYPE: 'composite',
	OBJECT_FOREIGN_TABLE: 'foreign-table',
};

function usedAs(objectType: unknown): UsedAs {
	return OBJECTS[String(objectType)] ?? null;
}

const DEFINITIONS: Readonly<Record<string, Read>> = {
	AlterTableStmt: (fields, notes) => {
		const { relation } = fields;
		if (!isFields(relation)) return;
		notes.relation(relation, usedAs(fields.objtype));
		const commands = listOf(fields.cmds).flatMap((each) => nodesOf(each, 'AlterTableCmd'));
		// What it adds may be named before it is added: the order of the parts is not that of the text.
		for (const command of commands) {
			const name = textOf(nodeOf(command.def, 'ColumnDef')?.colname);
			if (command.subtype === 'AT_AddColumn' && name !== null) notes.adds(relation, name);
		}
		for (const command of commands) readCommand(command, relation, notes);
	},
	CreateStmt: (fields, notes) => {
		const { relation } = fields;
		if (!isFields(relation)) return;
		for (const parent of listOf(fields.inhRelations)) {
			const range = nodeOf(parent, 'RangeVar');
			if (range && isFields(fields.partbound)) notePartition(range, relation, fields.partbound, notes);
			else if (range) notes.relation(range);
		}
		notes.relation(relation).isCreated = true;
		for (const element of listOf(fields.tableElts)) {
			const like = nodeOf(element, 'TableLikeClause')?.relation;
			if (isFields(like)) notes.relation(like);
			const column = nodeOf(element, 'ColumnDef');
			if (column) noteCreated(column, relation, notes);
			for (const each of listOf(column?.constraints)) {
				readConstraint(nodeOf(each, 'Constraint'), relation, notes, column);
			}
			readConstraint(nodeOf(element, 'Constraint'), relation, notes);
		}
	},
	IndexStmt: (fields, notes) => {
		const { relation } = fields;
		if (!isFields(relation)) return;
		notes.relation(relation);
		readIndexElements(fields.indexParams, relation, notes, methodHint(fields.accessMethod));
		readIndexElements(fields.indexIncludingParams, relation, notes);
		readExpressions(fields.whereClause, scopeOf([entryOf(relation)], null), notes);
	},
	RenameStmt: (fields, notes) => {
		const { relation } = fields;
		const [from, to] = [textOf(fields.subname), textOf(fields.newname)];
		if (!isFields(relation) || to === null) return;
		notes.relation(
			relation,
			usedAs(fields.renameType === 'OBJECT_COLUMN' ? fields.relationType : fields.renameType),
		);
		const name = textOf(relation.relname) ?? '';
		if (
			(fields.renameType === 'OBJECT_COLUMN' || fields.renameType === 'OBJECT_ATTRIBUTE') &&
			from !== null
		) {
			notes.column([relation], from);
			notes.renames.renameColumn(name, from, to);
		} else if (from === null) notes.renames.renameRelation(name, to);
	},
	CreateTrigStmt: (fields, notes) => {
		const { relation } = fields;
		if (!isFields(relation)) return;
		// INSTEAD OF is bit 64 of a trigger's kind.
		notes.relation(relation, Number(fields.timing) === 64 ? 'view' : null);
		for (const column of namesIn(fields.columns)) notes.column([relation], column);
		const scope = scopeOf([entryOf(relation, 'new'), entryOf(relation, 'old')], null);
		readExpressions(fields.whenClause, scope, notes);
	},
	CreatePolicyStmt: readPolicy,
	AlterPolicyStmt: readPolicy,
	CopyStmt: (fields, notes) => {
		const { relation } = fields;
		if (isFields(relation)) {
			notes.relation(relation);
			for (const column of namesIn(fields.attlist)) notes.column([relation], column);
		}
		readExpressions(fields.query, null, notes);
	},
	GrantStmt: (fields, notes) => {
		for (const object of listOf(fields.objects)) {
			const range = nodeOf(object, 'RangeVar');
			if (!range) continue;
			notes.relation(range, usedAs(fields.objtype));
			for (const privilege of listOf(fields.privileges)) {
				for (const column of namesIn(nodeOf(privilege, 'AccessPriv')?.cols)) notes.column([range], column);
			}
		}
	},
	CommentStmt: (fields, notes) => noteNamed(fields.objtype, fields.object, notes),
	DropStmt: (fields, notes) => {
		for (const object of listOf(fields.objects)) noteNamed(fields.removeType, object, notes);
	},
	RefreshMatViewStmt: (fields, notes) => noteRange(fields.relation, 'materialized-view', notes),
	ReindexStmt: (fields, notes) =>
		noteRange(fields.relation, fields.kind === 'REINDEX_OBJECT_INDEX' ? 'index' : null, notes),
	AlterSeqStmt: (fields, notes) => {
		noteRange(fields.sequence, 'sequence', notes);
		for (const option of listOf(fields.options)) noteOwner(nodeOf(option, 'DefElem'), notes);
	},
	AlterOwnerStmt: (fields, notes) => noteRange(fields.relation, usedAs(fields.objectType), notes),
	AlterObjectSchemaStmt: (fields, notes) => noteRange(fields.relation, usedAs(fields.objectType), notes),
	ViewStmt: (fields, notes) => {
		if (fields.replace === true) noteRange(fields.view, 'view', notes);
		readExpressions(fields.query, null, notes);
	},
	VacuumStmt: (fields, notes) => {
		for (const each of listOf(fields.rels)) {
			const target = nodeOf(each, 'VacuumRelation');
			if (!target || !isFields(target.relation)) continue;
			notes.relation(target.relation);
			for (const column of namesIn(target.va_cols)) notes.column([target.relation], column);
		}
	},
	CreateStatsStmt: (fields, notes) => {
		const [range] = listOf(fields.relations).flatMap((each) => nodesOf(each, 'RangeVar'));
		if (!range) return;
		notes.relation(range);
		for (const each of listOf(fields.exprs)) {
			const name = textOf(nodeOf(each, 'StatsElem')?.name);
			if (name !== null) notes.column([range], name);
		}
	},
};

function noteCreated(column: Fields, relation: Fields, notes: Notes): void {
	const [name, type] = [textOf(column.colname), typeText(column.typeName)];
	if (name === null || type === null) return;
	const facts = notes.column([relation], name, { type, weight: DECLARED });
	const kinds = listOf(column.constraints).map((each) => nodeOf(each, 'Constraint')?.contype);
	if (facts && (kinds.includes('CONSTR_NOTNULL') || kinds.includes('CONSTR_PRIMARY'))) facts.isNotNull = true;
}

function noteRange(range: unknown, as: UsedAs, notes: Notes): void {
	if (isFields(range) && textOf(range.relname)) notes.relation(range, as);
}

function readPolicy(fields: Fields, notes: Notes): void {
	const { table } = fields;
	if (!isFields(table)) return;
	notes.relation(table);
	readExpressions([fields.qual, fields.with_check], scopeOf([entryOf(table)], null), notes);
}

/** Relations that a statement names as a list of names, and columns and other parts of relations. */
function noteNamed(objectType: unknown, object: unknown, notes: Notes): void {
	const names = namesIn(listOf(object));
	const range = (parts: readonly string[]): Fields => ({
		relname: parts.at(-1) ?? '',
		schemaname: parts.at(-2) ?? '',
	});
	switch (objectType) {
		case 'OBJECT_COLUMN':
			notes.relation(range(names.slice(0, -1)));
			notes.column([range(names.slice(0, -1))], names.at(-1) ?? '');
			return;
		case 'OBJECT_TRIGGER':
		case 'OBJECT_POLICY':
		case 'OBJECT_RULE':
		case 'OBJECT_TABCONSTRAINT':
			notes.relation(range(names.slice(0, -1)));
			return;
		case 'OBJECT_TABLE':
		case 'OBJECT_VIEW':
		case 'OBJECT_MATVIEW':
		case 'OBJECT_SEQUENCE':
		case 'OBJECT_INDEX':
		case 'OBJECT_FOREIGN_TABLE':
			notes.relation(range(names), usedAs(objectType));
	}
}

function noteOwner(option: Fields | null, notes: Notes): void {
	const names = option?.defname === 'owned_by' ? namesIn(option.arg) : [];
	if (names.length < 2) return;
	const range = { relname: names.at(-2) ?? '', schemaname: names.at(-3) ?? '' };
	notes.relation(range);
	notes.column([range], names.at(-1) ?? '', { type: 'bigint', weight: LIKELY });
}

/** Commands whose `name` is a column's. */
const ON_COLUMN =
	/^AT_(?:ColumnDefault|CookedColumnDefault|DropNotNull|SetNotNull|SetExpression|DropExpression|SetStatistics|SetOptions|ResetOptions|SetStorage|SetCompression|DropColumn|AlterColumnType|AddIdentity|SetIdentity|DropIdentity)$/;

function readCommand(command: Fields, relation: Fields, notes: Notes): void {
	const { subtype, def } = command;
	const scope = scopeOf([entryOf(relation)], null);
	const column = nodeOf(def, 'ColumnDef');
	const name = textOf(command.name);
	if (name !== null && ON_COLUMN.test(String(subtype))) {
		const hint = subtype === 'AT_ColumnDefault' ? hintOf(def) : null;
		const facts = notes.column([relation], name, hint);
		if (facts && !facts.isAdded) noteColumnChange(facts, command);
	}
	if (column) {
		for (const each of listOf(column.constraints)) {
			readConstraint(nodeOf(each, 'Constraint'), relation, notes, column);
		}
		readExpressions(column.raw_default, scope, notes);
		return;
	}
	const partition = nodeOf(def, 'PartitionCmd');
	if (partition && isFields(partition.name)) notePartition(relation, partition.name, partition.bound, notes);
	else if (nodeOf(def, 'Constraint')) readConstraint(nodeOf(def, 'Constraint'), relation, notes);
	else if (subtype === 'AT_AddInherit' || subtype === 'AT_DropInherit')
		noteParent(nodeOf(def, 'RangeVar'), relation, notes);
	else if (subtype === 'AT_SetExpression' || subtype === 'AT_ColumnDefault')
		readExpressions(def, scope, notes);
}

function noteColumnChange(facts: ColumnFacts, { subtype, def }: Fields): void {
	const column = nodeOf(def, 'ColumnDef');
	switch (subtype) {
		case 'AT_DropNotNull':
			facts.isNotNull = true;
			return;
		case 'AT_ColumnDefault':
			if (def === undefined) facts.hasDefault = true;
			return;
		case 'AT_AddIdentity':
			facts.isNotNull = true;
			facts.hints.push({ type: 'bigint', weight: DECLARED });
			return;
		case 'AT_SetIdentity':
		case 'AT_DropIdentity':
			facts.identity = 'BY DEFAULT';
			facts.hints.push({ type: 'bigint', weight: DECLARED });
			return;
		case 'AT_DropExpression':
		case 'AT_SetExpression':
			facts.isGenerated = true;
			return;
		case 'AT_AlterColumnType': {
			const type = typeText(column?.typeName);
			if (type !== null) facts.retyped ??= { type, isConverted: column?.raw_default !== undefined };
		}
	}
}

function methodHint(method: unknown): TypeHint | null {
	switch (method) {
		case 'gin':
			return { type: 'jsonb', weight: LAST_RESORT };
		case 'gist':
		case 'spgist':
			return { type: 'tstzrange', weight: LAST_RESORT };
		case 'brin':
			return { type: 'timestamptz', weight: LAST_RESORT };
		default:
			return null;
	}
}
