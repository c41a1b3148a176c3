import { identify } from '../../model/identity.ts';
import { objectsOf } from '../../model/schema.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';
import { hasFixedPath } from '../search-path.ts';

/** A function with its owner's rights that finds what the caller wants it to find. */
export const definerSearchPath: Rule = {
	id: 'definer-search-path',
	group: 'security',
	severity: 'warning',
	title: 'SECURITY DEFINER function without a fixed search_path',
	happens:
		'A `SECURITY DEFINER` function runs with the rights of its owner and, unless it sets one, with the `search_path` of its caller.',
	matters:
		"A caller who may create anything, be it a temporary table, puts something of the same name first, and the function uses that with its owner's rights.",
	instead:
		"Add `SET search_path = ''` and qualify the names in the body, or list trusted schemas with `pg_temp` last.",
	safe: "ALTER FUNCTION delete_account(bigint) SET search_path = '';",
	sources: [],
	check: {
		of: 'schema',
		judge: (schema) =>
			[...objectsOf(schema, 'function'), ...objectsOf(schema, 'procedure')]
				.filter((routine) => routine.securityDefiner && !hasFixedPath(routine))
				.map((routine) => ({
					object: identify(routine),
					subject: `${routine.kind} ${displayObject(routine)}`,
					message: `The ${routine.kind} ${displayObject(routine)} runs with its owner's rights and its caller's search_path`,
				})),
	},
};
