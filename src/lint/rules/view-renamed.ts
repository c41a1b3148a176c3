import { renamedOfKinds } from '../renamed-objects.ts';
import type { Rule } from '../rule.ts';

/** A view that clients know under another name. */
export const viewRenamed: Rule = {
	id: 'view-renamed',
	group: 'compatibility',
	severity: 'warning',
	title: 'View renamed',
	happens:
		'`ALTER VIEW … RENAME TO` changes the name at once. Other views follow it, statements of clients do not.',
	matters:
		'Reports and services that read the view fail with `relation … does not exist` until each of them has the new name.',
	instead:
		'Create the view under the new name, let the old one select from it, and drop that one when nobody reads it any more.',
	safe: `CREATE VIEW customer_totals AS SELECT customer_id, total FROM orders;
CREATE OR REPLACE VIEW totals AS SELECT customer_id, total FROM customer_totals;`,
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			renamedOfKinds(statement, context, 'view', 'materialized-view').map(({ before, after }) => ({
				subject: `view ${before}`,
				message: `The view ${before} is now called ${after}: running clients that read it under the old name fail`,
			})),
	},
};
