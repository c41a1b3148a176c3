import { identify } from '../../model/identity.ts';
import { objectsOf } from '../../model/schema.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A table that no policy can guard in a namespace where most tables are guarded. */
export const tableWithoutRowSecurity: Rule = {
	id: 'table-without-row-security',
	group: 'security',
	severity: 'warning',
	title: 'Table without row-level security among tables with it',
	happens:
		'Row-level security is off for a new table until it is turned on; that others of the schema have it does not matter.',
	matters:
		'In a schema whose rows are guarded by policies, clients mostly have grants on all tables: they read and write all of this one.',
	instead: 'Turn it on in the migration that makes the table, and add its policies.',
	safe: 'ALTER TABLE invoices ENABLE ROW LEVEL SECURITY;',
	sources: ['splinter/rls_disabled_in_public'],
	check: {
		of: 'schema',
		judge: (schema) => {
			const namespaces = Map.groupBy(
				objectsOf(schema, 'table').filter(({ partitionOf }) => partitionOf === null),
				({ namespace }) => namespace,
			);
			return [...namespaces.values()].flatMap((tables) => {
				const open = tables.filter(({ rowSecurity }) => !rowSecurity);
				const guarded = tables.length - open.length;
				if (guarded < 2 || guarded <= open.length) return [];
				return open.map((table) => ({
					object: identify(table),
					subject: `table ${displayObject(table)}`,
					message: `The table ${displayObject(table)} has no row-level security, which most tables of ${table.namespace} have`,
				}));
			});
		},
	},
};
