import { aLock, blockedBy } from '../lock-words.ts';
import { hasRead, isOldTable, lockDuring, shownName } from '../old-tables.ts';
import { addNotValid } from '../rewrites/not-valid.ts';
import { failureDetail } from '../row-failure.ts';
import type { Rule } from '../rule.ts';
import { addedObjects } from '../statement-changes.ts';

/** A foreign key that an old table's rows are looked up for while both tables are locked. */
export const foreignKeyValidatedAtOnce: Rule = {
	id: 'foreign-key-validated-at-once',
	group: 'locks',
	severity: 'warning',
	title: 'Foreign key validated while both tables are locked',
	happens:
		'Adding a foreign key takes a `SHARE ROW EXCLUSIVE` lock on the table and on the one that it refers to, and looks up every row under it. One row without its counterpart makes the statement fail. A new column without a default has nothing to look up and is not reported.',
	matters: 'Nobody writes to either of the two tables until all rows are looked up.',
	instead:
		'Add it `NOT VALID`, which holds for new rows at once and reads nothing, and validate it in a later transaction: that takes a `SHARE UPDATE EXCLUSIVE` lock on the one table and a `ROW SHARE` lock on the other, and writes go on. Partitioned tables can have it `NOT VALID` from PostgreSQL 18 on.',
	safe: 'ALTER TABLE orders ADD CONSTRAINT orders_customer_id_fkey\n  FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;\n-- in a later migration\nALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_fkey;',
	sources: [
		'squawk/adding-foreign-key-constraint',
		'squawk/constraint-missing-not-valid',
		'eugene/E1',
		'atlas/PG306',
		'strong_migrations/add_foreign_key',
	],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			addedObjects(statement, 'foreign-key').flatMap((key) => {
				const table = { namespace: key.namespace, name: key.relation };
				const mode = lockDuring(statement, table);
				if (key.inherited || !key.validated || !mode || !isOldTable(statement, context, table)) return [];
				if (!hasRead(statement, context, table)) return [];
				const target = { namespace: key.references.namespace, name: key.references.relation };
				const isSelf = target.namespace === table.namespace && target.name === table.name;
				const rewrite = addNotValid(statement, context);
				return [
					{
						subject: `constraint ${shownName(table)}.${key.name}`,
						message: `Every row of ${shownName(table)} is looked up for ${key.name} under ${aLock(mode)}: ${blockedBy(mode) ?? 'schema changes'} of ${shownName(table)}${isSelf ? '' : ` and writes of ${shownName(target)}`} wait until it is done`,
						...failureDetail(statement, '23503'),
						...(rewrite ? { rewrite } : {}),
					},
				];
			}),
	},
};
