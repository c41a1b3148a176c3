import { renamedOfKinds } from '../renamed-objects.ts';
import type { Rule } from '../rule.ts';

/** A namespace that clients know under another name. */
export const schemaRenamed: Rule = {
	id: 'schema-renamed',
	group: 'compatibility',
	severity: 'warning',
	title: 'Schema renamed',
	happens:
		'`ALTER SCHEMA … RENAME TO` moves everything in it at once. Objects that know each other go on working; the `search_path` of roles and databases, function bodies that are text, and statements of clients keep the old name.',
	matters:
		'A missing schema in a `search_path` is no error: names are then looked for in the next one, or not found at all.',
	instead: 'Make the new schema, put views in it, move the clients, then move the tables.',
	safe: null,
	sources: ['strong_migrations/rename_schema'],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			renamedOfKinds(statement, context, 'namespace').map(({ before, after }) => ({
				subject: `schema ${before}`,
				message: `The schema ${before} is now called ${after}: everything in it is no longer found under the old name`,
			})),
	},
};
