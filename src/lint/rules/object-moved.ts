import { kindWord } from '../object-words.ts';
import { renamedObjects } from '../renamed-objects.ts';
import type { Rule } from '../rule.ts';

const MOVABLE: ReadonlySet<string> = new Set([
	...['table', 'foreign-table', 'view', 'materialized-view', 'sequence'],
	...['function', 'procedure', 'enum', 'domain', 'composite', 'range'],
]);

/** An object that clients find in another namespace. */
export const objectMoved: Rule = {
	id: 'object-moved',
	group: 'compatibility',
	severity: 'warning',
	title: 'Object moved to another schema',
	happens:
		'`SET SCHEMA` puts an object into another schema; a table takes its indexes, constraints and own sequences with it. Views and foreign keys follow. Statements of clients find it only by its full name or through their `search_path`.',
	matters:
		'Clients whose `search_path` does not name the new schema, or that wrote the old one, fail with `relation … does not exist`. Functions with a fixed `search_path` fail when they next run.',
	instead: 'Add the new schema to the `search_path` of every role first, or leave a view in the old place.',
	safe: `ALTER TABLE orders SET SCHEMA shop;
CREATE VIEW public.orders WITH (security_invoker = true) AS SELECT * FROM shop.orders;`,
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			renamedObjects(statement, context)
				.filter(({ kind, isMoved }) => isMoved && MOVABLE.has(kind))
				.map(({ kind, before, after }) => ({
					subject: `${kindWord(kind)} ${before}`,
					message: `The ${kindWord(kind)} ${before} is now ${after}: clients that do not look there fail`,
				})),
	},
};
