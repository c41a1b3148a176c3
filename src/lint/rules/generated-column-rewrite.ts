import { costlyColumns } from '../added-columns.ts';
import { shownName } from '../old-tables.ts';
import type { Rule } from '../rule.ts';

/** A new stored generated column, for which PostgreSQL writes the table anew. */
export const generatedColumnRewrite: Rule = {
	id: 'generated-column-rewrite',
	group: 'rewrites',
	severity: 'warning',
	title: 'New stored generated column writes the table anew',
	happens:
		'`GENERATED ALWAYS AS (…) STORED` is computed for every row that is there, and the whole table and its indexes are written anew under an `ACCESS EXCLUSIVE` lock.',
	matters: 'Nobody reads or writes the table until it is done, and it takes the room of a second copy.',
	instead:
		'From PostgreSQL 18 on a `VIRTUAL` generated column costs nothing. Otherwise add a plain column, keep it by a trigger, and fill the old rows in batches; or compute it in a view.',
	safe: 'ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (net * 1.2) VIRTUAL;',
	sources: [
		'squawk/adding-field-with-default',
		'eugene/E11',
		'strong_migrations/add_column_generated_stored',
	],
	check: {
		of: 'statement',
		judge: (statement) =>
			costlyColumns(statement)
				.computed.filter(({ inherited }) => !inherited)
				.map((column) => {
					const table = shownName({ namespace: column.namespace, name: column.relation });
					return {
						subject: `column ${table}.${column.name}`,
						message: `Computing ${column.name} for every row writes all of ${table} anew under an ACCESS EXCLUSIVE lock: reads and writes wait until it is done`,
					};
				}),
	},
};
