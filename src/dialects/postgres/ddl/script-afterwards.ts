import { type Identity, identify } from '../../../model/identity.ts';
import type { ForeignKey, Index, Table } from '../../../model/objects.ts';
import { findObject, objectsOf, partsOf, type Schema } from '../../../model/schema.ts';
import { addedConstraints } from './added-parts.ts';
import { writeColumnDefault } from './columns.ts';
import { isAddedAfterwards, writeConstraint, writeConstraintComment } from './constraints.ts';
import { writeUncheckedRules } from './domains.ts';
import { writeIndexAttachment, writeIndexCreation } from './indexes.ts';
import { writeInvalidNotNull } from './not-null.ts';
import { parentsOf } from './table-parents.ts';

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
		...addedConstraints(schema).map(writeConstraint),
		...objectsOf(schema, 'table').flatMap((table) =>
			partsOf(schema, table, 'primary-key', 'unique', 'check', 'exclusion')
				.filter((constraint) => isAddedAfterwards(constraint) || deferred.has(identify(constraint)))
				.map((constraint) =>
					constraint.inherited ? writeConstraintComment(constraint) : writeConstraint(constraint),
				),
		),
	];
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
		...inherited.filter(({ named }) => named).map(({ key }) => writeConstraint(key)),
		...objectsOf(schema, 'foreign-key')
			.filter((key) => !key.inherited)
			.map(writeConstraint),
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
