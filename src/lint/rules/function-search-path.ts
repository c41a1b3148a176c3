import { identify } from '../../model/identity.ts';
import { objectsOf } from '../../model/schema.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';
import { hasFixedPath } from '../search-path.ts';

/** A function that finds what the caller's settings let it find. */
export const functionSearchPath: Rule = {
	id: 'function-search-path',
	group: 'security',
	severity: 'off',
	title: 'Function without a fixed search_path',
	happens:
		'A function whose body is text looks its names up when it runs, along the `search_path` of the caller.',
	matters:
		"It fails, or uses another object, for callers with other settings: in a restore, an index build or a materialized view's refresh the path is the safe one, without `public`.",
	instead:
		'Add `SET search_path`, or qualify the names. Such a clause keeps an SQL function from being inlined.',
	safe: "ALTER FUNCTION order_total(bigint) SET search_path = '';",
	sources: ['splinter/function_search_path_mutable'],
	check: {
		of: 'schema',
		judge: (schema) =>
			[...objectsOf(schema, 'function'), ...objectsOf(schema, 'procedure')]
				.filter((routine) => !hasFixedPath(routine))
				.map((routine) => ({
					object: identify(routine),
					subject: `${routine.kind} ${displayObject(routine)}`,
					message: `The ${routine.kind} ${displayObject(routine)} runs with the search_path of its caller`,
				})),
	},
};
