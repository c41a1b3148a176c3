import { type Identity, identify } from '../../../model/identity.ts';
import type { Column } from '../../../model/objects.ts';
import { partsOf, type Schema } from '../../../model/schema.ts';
import { writeColumnDefault } from './columns.ts';
import { type Heir, parentsOf } from './table-parents.ts';

/** The same column in each parent that has it. */
export function sameColumns(schema: Schema, table: Heir, { name }: Column): readonly Column[] {
	return parentsOf(schema, table)
		.flatMap((parent) => partsOf(schema, parent, 'column'))
		.filter((column) => column.name === name);
}

/**
 * `ALTER TABLE … SET DEFAULT` or `DROP DEFAULT` where a column got another default from those that are `given`; one that is
 * declared on the table itself has its own already.
 */
export function writeInheritedDefault(
	column: Column,
	given: readonly Column[],
	deferred: ReadonlySet<Identity>,
): readonly string[] {
	if (deferred.has(identify(column)) || (!column.inherited && !isWithout(column))) return [];
	return given.some((each) => each.default !== column.default) ? [writeColumnDefault(column)] : [];
}

function isWithout(column: Column): boolean {
	return column.default === null && column.generated === null && column.identity === null;
}
