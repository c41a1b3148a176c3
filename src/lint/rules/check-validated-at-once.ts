import { aLock, blockedBy } from '../lock-words.ts';
import { hasRead, isOldTable, lockDuring, shownName } from '../old-tables.ts';
import { addNotValid } from '../rewrites/not-valid.ts';
import { failureDetail } from '../row-failure.ts';
import type { Rule } from '../rule.ts';
import { addedObjects } from '../statement-changes.ts';

/** A check that an old table's rows are read for while nobody may use it. */
export const checkValidatedAtOnce: Rule = {
	id: 'check-validated-at-once',
	group: 'locks',
	severity: 'warning',
	title: 'Check constraint validated while the table is locked',
	happens:
		'Adding a `CHECK` takes an `ACCESS EXCLUSIVE` lock and reads every row of the table under it. One row that breaks the condition makes the statement fail.',
	matters: 'Nobody reads or writes the table until all rows are checked.',
	instead:
		'Add it `NOT VALID`, which holds for new rows at once and reads nothing, and validate it in a later transaction: that takes a `SHARE UPDATE EXCLUSIVE` lock only, and reads and writes go on.',
	safe: 'ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;\n-- in a later migration\nALTER TABLE orders VALIDATE CONSTRAINT orders_total_check;',
	sources: [
		'squawk/constraint-missing-not-valid',
		'eugene/E1',
		'atlas/PG305',
		'strong_migrations/add_check_constraint',
	],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			addedObjects(statement, 'check').flatMap((check) => {
				const { namespace, relation: name, inherited, validated } = check;
				const table = { namespace, name };
				const mode = lockDuring(statement, table);
				if (inherited || !validated || !mode || !isOldTable(statement, context, table)) return [];
				if (!hasRead(statement, context, table)) return [];
				const rewrite = addNotValid(statement, context);
				return [
					{
						subject: `constraint ${shownName(table)}.${check.name}`,
						message: `Every row of ${shownName(table)} is read for ${check.name} under ${aLock(mode)}: ${blockedBy(mode) ?? 'schema changes'} wait until it is done`,
						...failureDetail(statement, '23514'),
						...(rewrite ? { rewrite } : {}),
					},
				];
			}),
	},
};
