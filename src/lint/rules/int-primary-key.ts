import type { Column } from '../../model/objects.ts';
import { partsOf } from '../../model/schema.ts';
import { columnProblems } from '../column-types.ts';
import type { Rule } from '../rule.ts';

const LAST: Readonly<Record<string, string>> = { smallint: '32,767', integer: '2,147,483,647' };

/** An auto-numbered primary key of fewer than eight bytes. */
export const intPrimaryKey: Rule = {
	id: 'int-primary-key',
	group: 'types',
	severity: 'warning',
	title: 'Auto-numbered key that runs out',
	happens:
		'A column that is numbered by a sequence and is `integer` ends at 2,147,483,647, a `smallint` one at 32,767. Numbers are used up by failed inserts and `ON CONFLICT` too.',
	matters:
		'At the end every insert fails. To make the column `bigint` then, the whole table is written anew under an `ACCESS EXCLUSIVE` lock, and every table that refers to it too.',
	instead:
		'Make auto-numbered keys `bigint` from the beginning; together with alignment it often takes no more space.',
	safe: 'CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);',
	sources: ['squawk/prefer-bigint-over-int', 'squawk/prefer-bigint-over-smallint'],
	check: {
		of: 'statement',
		judge: (statement, context) => {
			const isShortKey = (column: Column): boolean => {
				if (!(column.type in LAST)) return false;
				if (column.identity === null && !column.default?.startsWith('nextval(')) return false;
				const table = { namespace: column.namespace, name: column.relation };
				return partsOf(context.after, table, 'primary-key').some(({ columns }) =>
					columns.includes(column.name),
				);
			};
			return columnProblems(
				statement,
				context,
				isShortKey,
				(names, [column]) =>
					`${names} is an auto-numbered key of type ${column!.type}, which ends at ${LAST[column!.type]}`,
			);
		},
	},
};
