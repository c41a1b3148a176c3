import { renamedOfKinds } from '../renamed-objects.ts';
import type { Rule } from '../rule.ts';

/** A function or procedure that clients know under another name. */
export const functionRenamed: Rule = {
	id: 'function-renamed',
	group: 'compatibility',
	severity: 'warning',
	title: 'Function renamed',
	happens:
		'`ALTER FUNCTION … RENAME TO` changes the name at once. Defaults, views, triggers and policies follow it because they know the function itself; statements of clients and function bodies that are text do not.',
	matters:
		'Callers fail with `function … does not exist`, other functions among them, and those only when they run.',
	instead: 'Create the function under its new name and let the old one call it until nobody does.',
	safe: `CREATE FUNCTION order_total(order_id bigint) RETURNS numeric
	LANGUAGE sql STABLE BEGIN ATOMIC SELECT total(order_id); END;`,
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			renamedOfKinds(statement, context, 'function', 'procedure').map(({ kind, before, after }) => ({
				subject: `${kind} ${before}`,
				message: `The ${kind} ${before} is now called ${after}: running clients that call it under the old name fail`,
			})),
	},
};
