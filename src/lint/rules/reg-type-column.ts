import { baseType, columnProblems } from '../column-types.ts';
import type { Rule } from '../rule.ts';

const STOPPING: ReadonlySet<string> = new Set([
	...['regcollation', 'regconfig', 'regdictionary', 'regnamespace', 'regoper', 'regoperator', 'regproc'],
	'regprocedure',
]);

/** A column that holds numbers of the catalog. */
export const regTypeColumn: Rule = {
	id: 'reg-type-column',
	group: 'types',
	severity: 'warning',
	title: 'Column of a type that stops upgrades',
	happens:
		'Types such as `regproc` and `regconfig` hold the number of an object in the catalog of this very cluster.',
	matters:
		'`pg_upgrade` refuses to start while a table has such a column, because the numbers are other ones in the new cluster; `regclass`, `regrole` and `regtype` are fine.',
	instead: 'Store the name as `text` and cast it where it is used.',
	safe: 'CREATE TABLE searches (configuration text);',
	sources: ['splinter/unsupported_reg_types'],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			columnProblems(
				statement,
				context,
				({ type }) => STOPPING.has(baseType(type)),
				(names, [column]) => `${names}: pg_upgrade refuses a database with a column of type ${column!.type}`,
			),
	},
};
