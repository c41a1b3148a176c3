import type { Column, Constraint } from '../../../model/objects.ts';
import { givenRelations, partsOf, type Schema } from '../../../model/schema.ts';

/** The columns that are added to given tables; a parent's come with the parent. */
export function addedColumns(schema: Schema): readonly Column[] {
	return givenRelations(schema)
		.flatMap((table) => partsOf(schema, table, 'column'))
		.filter(({ inherited }) => !inherited);
}

/** The constraints that are added to given tables, foreign keys aside. */
export function addedConstraints(schema: Schema): readonly Constraint[] {
	return givenRelations(schema)
		.flatMap((table) => partsOf(schema, table, 'primary-key', 'unique', 'check', 'exclusion'))
		.filter(({ inherited }) => !inherited);
}
