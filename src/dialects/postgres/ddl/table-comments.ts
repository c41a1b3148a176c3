import type { Constraint, Table } from '../../../model/objects.ts';
import { partsOf, type Schema } from '../../../model/schema.ts';
import { writeColumnComment } from './columns.ts';
import { writeComment } from './comments.ts';
import { writeConstraintComment } from './constraints.ts';
import { quoteRelation } from './quote.ts';

/** `COMMENT ON` for the table, its columns and the constraints given. */
export function writeTableComments(
	table: Table,
	constraints: readonly Constraint[],
	schema: Schema,
): readonly string[] {
	return [
		...writeComment(`TABLE ${quoteRelation(table.namespace, table.name)}`, table.comment),
		...partsOf(schema, table, 'column').flatMap(writeColumnComment),
		...constraints.flatMap(writeConstraintComment),
	];
}
