import { isOldTable, shownName } from '../old-tables.ts';
import { failureDetail } from '../row-failure.ts';
import type { Rule } from '../rule.ts';
import { changedObjects } from '../statement-changes.ts';

/** A column whose new type cannot hold every value that the old one could. */
export const columnTypeFailsOnRows: Rule = {
	id: 'column-type-fails-on-rows',
	group: 'data',
	severity: 'warning',
	title: 'Column type that old values may not fit',
	happens:
		'Each value is turned into the new type. One that is too long, out of range or not written as the new type wants it makes the statement fail, after it has held its `ACCESS EXCLUSIVE` lock for as long as it took to get there.',
	matters: 'The migration fails on the data of production only.',
	instead:
		'Look for the values that do not fit and mend them in a migration before this one, or say with `USING` what becomes of them.',
	safe: 'SELECT id, code FROM customers WHERE length(code) > 10;',
	sources: ['strong_migrations/change_column'],
	check: {
		of: 'statement',
		judge: (statement, context) => {
			const { rowFailure } = statement;
			// Constraints and NULLs have rules of their own.
			if (!rowFailure || rowFailure.sqlstate.startsWith('23')) return [];
			return changedObjects(statement, 'column')
				.filter(
					({ before, after }) =>
						before.type !== after.type &&
						!after.inherited &&
						isOldTable(statement, context, { namespace: after.namespace, name: after.relation }),
				)
				.map(({ before, after }) => {
					const table = shownName({ namespace: after.namespace, name: after.relation });
					return {
						subject: `column ${table}.${after.name}`,
						message: `Not every ${before.type} of ${after.name} can become ${after.type}: the statement fails on the first row whose value cannot`,
						...failureDetail(statement, rowFailure.sqlstate),
					};
				});
		},
	},
};
