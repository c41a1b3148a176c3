import { identify } from '../../model/identity.ts';
import { objectsOf, partsOf } from '../../model/schema.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A table with row-level security and no policy. */
export const policiesMissing: Rule = {
	id: 'policies-missing',
	group: 'security',
	severity: 'info',
	title: 'Row-level security without a policy',
	happens:
		'With row-level security on and no policy, nobody but the owner and roles with `BYPASSRLS` sees or writes a row. There is no error: queries find nothing.',
	matters:
		'Where that is meant it is fine; where a policy was forgotten, the application has an empty table.',
	instead: 'Add the policies in the migration that turns row-level security on.',
	safe: 'CREATE POLICY own_notes ON notes USING (owner = current_user);',
	sources: ['splinter/rls_enabled_no_policy'],
	check: {
		of: 'schema',
		judge: (schema) =>
			objectsOf(schema, 'table')
				.filter(
					(table) =>
						table.rowSecurity && table.partitionOf === null && partsOf(schema, table, 'policy').length === 0,
				)
				.map((table) => ({
					object: identify(table),
					subject: `table ${displayObject(table)}`,
					message: `The table ${displayObject(table)} has row-level security and no policy: only its owner finds rows`,
				})),
	},
};
