import { aLock } from '../lock-words.ts';
import { hasRead, isOldTable, lockDuring, shownName } from '../old-tables.ts';
import { setNotNullByCheck } from '../rewrites/not-null.ts';
import { failureDetail } from '../row-failure.ts';
import type { Rule } from '../rule.ts';
import { addedObjects, changedObjects } from '../statement-changes.ts';

/** A column that becomes NOT NULL by reading all rows while nobody may use the table. */
export const notNullScansTable: Rule = {
	id: 'not-null-scans-table',
	group: 'locks',
	severity: 'warning',
	title: 'SET NOT NULL reads the whole table while it is locked',
	happens:
		'`SET NOT NULL` takes an `ACCESS EXCLUSIVE` lock and looks for a `NULL` in every row, unless a validated `CHECK (column IS NOT NULL)` already says that there is none. One `NULL` makes the statement fail.',
	matters: 'Nobody reads or writes the table until all rows are read.',
	instead:
		'Add `CHECK (column IS NOT NULL) NOT VALID`, fill what is `NULL`, validate the check in a later transaction, and only then set `NOT NULL`, which then reads nothing; the check can go.',
	safe: 'ALTER TABLE customers ADD CONSTRAINT customers_email_not_null CHECK (email IS NOT NULL) NOT VALID;\n-- in a later migration\nALTER TABLE customers VALIDATE CONSTRAINT customers_email_not_null;\nALTER TABLE customers ALTER COLUMN email SET NOT NULL;\nALTER TABLE customers DROP CONSTRAINT customers_email_not_null;',
	sources: [
		'squawk/adding-not-nullable-field',
		'eugene/E2',
		'eugene/W14',
		'atlas/PG303',
		'atlas/MF104',
		'strong_migrations/change_column_null',
	],
	check: {
		of: 'statement',
		judge: (statement, context) => {
			// A key that is built at once reads the rows anyway, and has a rule of its own.
			const isBuilt = addedObjects(statement, 'index').length > 0;
			return changedObjects(statement, 'column').flatMap(({ before, after }) => {
				const table = { namespace: after.namespace, name: after.relation };
				const mode = lockDuring(statement, table);
				const isSet = !before.notNull && after.notNull && !after.inherited;
				if (isBuilt || !isSet || !mode || !isOldTable(statement, context, table)) return [];
				if (!hasRead(statement, context, table)) return [];
				const rewrite = setNotNullByCheck(statement);
				return [
					{
						subject: `column ${shownName(table)}.${after.name}`,
						message: `Every row of ${shownName(table)} is read for a NULL in ${after.name} under ${aLock(mode)}: reads and writes wait until it is done`,
						...failureDetail(statement, '23502'),
						...(rewrite ? { rewrite } : {}),
					},
				];
			});
		},
	},
};
