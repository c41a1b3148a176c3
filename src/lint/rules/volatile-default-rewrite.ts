import { costlyColumns } from '../added-columns.ts';
import { shownName } from '../old-tables.ts';
import { addThenBackfill } from '../rewrites/add-then-backfill.ts';
import type { Rule } from '../rule.ts';

/** A new column whose default makes PostgreSQL write the table anew. */
export const volatileDefaultRewrite: Rule = {
	id: 'volatile-default-rewrite',
	group: 'rewrites',
	severity: 'warning',
	title: 'New column whose default writes the table anew',
	happens:
		'A default that is the same for all rows, such as a constant or `now()`, is noted once and costs nothing. A volatile one, such as `random()` or `gen_random_uuid()`, is computed for each row, and the whole table and its indexes are written anew under an `ACCESS EXCLUSIVE` lock. The default of a domain with rules does the same.',
	matters: 'Nobody reads or writes the table until it is done, and it takes the room of a second copy.',
	instead:
		'Add the column without a default, set the default for new rows, and fill the old ones in batches in later transactions.',
	safe: 'ALTER TABLE customers ADD COLUMN token uuid;\nALTER TABLE customers ALTER COLUMN token SET DEFAULT gen_random_uuid();\n-- in a later migration, in batches\nUPDATE customers SET token = DEFAULT WHERE token IS NULL AND id BETWEEN 1 AND 10000;',
	sources: [
		'squawk/adding-field-with-default',
		'eugene/E5',
		'atlas/PG302',
		'strong_migrations/add_column_default',
		'strong_migrations/add_column_default_callable',
	],
	check: {
		of: 'statement',
		judge: (statement, context) => {
			const columns = costlyColumns(statement).volatile.filter(({ inherited }) => !inherited);
			const rewrite = columns.length > 0 ? addThenBackfill(statement, context) : null;
			return columns.map((column) => {
				const table = shownName({ namespace: column.namespace, name: column.relation });
				return {
					subject: `column ${table}.${column.name}`,
					message: `The default ${column.default} of ${column.name} writes all of ${table} anew under an ACCESS EXCLUSIVE lock: reads and writes wait until it is done`,
					...(rewrite ? { rewrite } : {}),
				};
			});
		},
	},
};
