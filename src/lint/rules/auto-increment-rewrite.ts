import { costlyColumns } from '../added-columns.ts';
import { shownName } from '../old-tables.ts';
import type { Rule } from '../rule.ts';

/** A new column that counts up, for which PostgreSQL writes the table anew. */
export const autoIncrementRewrite: Rule = {
	id: 'auto-increment-rewrite',
	group: 'rewrites',
	severity: 'warning',
	title: 'New serial or identity column writes the table anew',
	happens:
		'A `serial` or identity column gives each row that is there its number, and the whole table and its indexes are written anew under an `ACCESS EXCLUSIVE` lock. The numbers follow the order in which the rows happen to be stored.',
	matters:
		'Nobody reads or writes the table until it is done, and a logical replica may number its rows otherwise.',
	instead:
		'Add a plain column, make a sequence its default for new rows, fill the old ones in batches, and then make it unique, `NOT NULL` or the key.',
	safe: "ALTER TABLE events ADD COLUMN id bigint;\nCREATE SEQUENCE events_id_seq OWNED BY events.id;\nALTER TABLE events ALTER COLUMN id SET DEFAULT nextval('events_id_seq');\n-- in a later migration, in batches\nUPDATE events SET id = DEFAULT WHERE id IS NULL AND at < '2024-01-01';",
	sources: [
		'squawk/adding-serial-primary-key-field',
		'squawk/adding-field-with-default',
		'eugene/E11',
		'strong_migrations/add_column_auto_incrementing',
	],
	check: {
		of: 'statement',
		judge: (statement) =>
			costlyColumns(statement)
				.counting.filter(({ inherited }) => !inherited)
				.map((column) => {
					const table = shownName({ namespace: column.namespace, name: column.relation });
					return {
						subject: `column ${table}.${column.name}`,
						message: `Numbering the rows for ${column.name} writes all of ${table} anew under an ACCESS EXCLUSIVE lock: reads and writes wait until it is done`,
					};
				}),
	},
};
