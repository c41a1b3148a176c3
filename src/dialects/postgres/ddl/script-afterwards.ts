import { type Identity, identify, identifyRelation } from '../../../model/identity.ts';
import type { Column, ForeignKey, Index, Table } from '../../../model/objects.ts';
import { findObject, objectsOf, partsOf, type Schema } from '../../../model/schema.ts';
import { addedConstraints } from './added-parts.ts';
import { writeColumnDefault } from './columns.ts';
import { isAddedAfterwards, isOnlyOnParent, writeConstraint, writeConstraintComment } from './constraints.ts';
import { writeUncheckedRules } from './domains.ts';
import { writeIndexAttachment, writeIndexCreation } from './indexes.ts';
import { writeInvalidNotNull } from './not-null.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';
import { parentColumn, parentsOf } from './table-parents.ts';

/** Defaults and rules that wait for everything else, and those that are not valid for the rows that were there. */
export function writeDeferred(
	schema: Schema,
	deferred: ReadonlySet<Identity>,
): readonly (readonly string[])[] {
	return [
		...objectsOf(schema, 'domain').map(writeUncheckedRules),
		...objectsOf(schema, 'column')
			.filter((column) => deferred.has(identify(column)))
			.map((column) => [writeColumnDefault(column)]),
		...objectsOf(schema, 'column').map(writeInvalidNotNull),
		...objectsOf(schema, 'column').map((column) => writeValidNotNull(column, schema)),
		...addedConstraints(schema).map((constraint) => writeConstraint(constraint, schema)),
		...objectsOf(schema, 'table').flatMap((table) =>
			partsOf(schema, table, 'primary-key', 'unique', 'check', 'exclusion')
				.filter(
					(constraint) =>
						isAddedAfterwards(constraint) ||
						isOnlyOnParent(constraint, schema) ||
						deferred.has(identify(constraint)),
				)
				.map((constraint) =>
					constraint.inherited ? writeConstraintComment(constraint) : writeConstraint(constraint, schema),
				),
		),
	];
}

/** `VALIDATE CONSTRAINT` for a column whose rule holds for all rows where its parent's does not. */
function writeValidNotNull(column: Column, schema: Schema): readonly string[] {
	if (!column.inherited || !column.notNull || column.notNullConstraint) return [];
	const table = findObject(schema, identifyRelation('table', column.namespace, column.relation));
	const parent = table?.kind === 'table' ? parentColumn(schema, table, column) : undefined;
	if (parent?.notNullConstraint?.validated !== false) return [];
	const target = quoteRelation(column.namespace, column.relation);
	return [`ALTER TABLE ${target} VALIDATE CONSTRAINT ${quoteIdentifier(parent.notNullConstraint.name)}`];
}

/** Every index, then the ties from the indexes of partitions to those of their partitioned table. */
export function writeIndexes(schema: Schema): readonly (readonly string[])[] {
	const indexes = objectsOf(schema, 'index');
	return [
		...indexes.map(writeIndexCreation),
		...indexes.map((index) => writeIndexAttachment(index, parentIndex(schema, index))),
	];
}

function parentIndex(schema: Schema, index: Index): Index | undefined {
	if (index.partitionOf === null) return undefined;
	const parent = findObject(schema, identify({ ...index, ...index.partitionOf }));
	return parent?.kind === 'index' ? parent : undefined;
}

/** Every foreign key; a partition's is its partitioned table's, made before that one only where its name differs. */
export function writeForeignKeys(schema: Schema): readonly (readonly string[])[] {
	const tables = objectsOf(schema, 'table');
	const inherited = tables
		.filter((table) => table.partitionOf !== null)
		.toSorted((a, b) => depth(schema, b) - depth(schema, a))
		.flatMap((table) => partsOf(schema, table, 'foreign-key').filter((key) => key.inherited))
		.map((key) => ({ key, named: hasOwnName(schema, key) }));
	return [
		...inherited.filter(({ named }) => named).map(({ key }) => writeConstraint(key, schema)),
		...objectsOf(schema, 'foreign-key')
			.filter((key) => !key.inherited)
			.map((key) => writeConstraint(key, schema)),
		...inherited.filter(({ named }) => !named).map(({ key }) => writeConstraintComment(key)),
	];
}

function depth(schema: Schema, table: Table): number {
	const [parent] = parentsOf(schema, table);
	return parent ? 1 + depth(schema, parent) : 0;
}

function hasOwnName(schema: Schema, key: ForeignKey): boolean {
	const table = tableOf(schema, key);
	const parents = table ? parentsOf(schema, table) : [];
	return !parents.some((parent) =>
		partsOf(schema, parent, 'foreign-key').some(({ name }) => name === key.name),
	);
}

function tableOf(schema: Schema, { namespace, relation }: ForeignKey): Table | undefined {
	return objectsOf(schema, 'table').find((table) => table.namespace === namespace && table.name === relation);
}
