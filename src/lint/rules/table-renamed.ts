import { renamedOfKinds } from '../renamed-objects.ts';
import type { Rule } from '../rule.ts';

/** A table that clients know under another name. */
export const tableRenamed: Rule = {
	id: 'table-renamed',
	group: 'compatibility',
	severity: 'warning',
	title: 'Table renamed',
	happens:
		'`ALTER TABLE … RENAME TO` changes the name at once for everybody. Views, foreign keys and functions of `BEGIN ATOMIC` bodies follow it; statements that clients send, and function bodies that are text, do not.',
	matters:
		'Between the migration and the last instance of the old code every statement with the old name fails with `relation … does not exist`, and the new code fails if it is started before.',
	instead:
		'Keep the name. Where it has to go, leave a view under the old name in the same transaction (a simple view can be written to), move the clients, then drop the view.',
	safe: `ALTER TABLE users RENAME TO customers;
CREATE VIEW users WITH (security_invoker = true) AS SELECT * FROM customers;`,
	sources: [
		'squawk/renaming-table',
		'atlas/BC101',
		'strong_migrations/rename_table',
		'django-migration-linter/RENAME_TABLE',
	],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			renamedOfKinds(statement, context, 'table', 'foreign-table').map(({ before, after }) => ({
				subject: `table ${before}`,
				message: `The table ${before} is now called ${after}: running clients that use the old name fail`,
			})),
	},
};
