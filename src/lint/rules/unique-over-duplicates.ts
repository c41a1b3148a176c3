import { isOldTable, shownName } from '../old-tables.ts';
import { failureDetail } from '../row-failure.ts';
import type { Rule } from '../rule.ts';
import { addedObjects } from '../statement-changes.ts';

/** A unique index over columns in which old rows may have the same values. */
export const uniqueOverDuplicates: Rule = {
	id: 'unique-over-duplicates',
	group: 'data',
	severity: 'warning',
	title: 'New unique index over values that may not be unique',
	happens:
		'Nothing has kept two rows from having the same values so far. Where two have, building the index fails with SQLSTATE 23505; with `CONCURRENTLY` it leaves an invalid index behind, which takes room and slows writes down until it is dropped.',
	matters: 'The migration fails on the data of production only, and perhaps halfway.',
	instead:
		'Look for duplicates first and decide which row stays, in a migration before this one; keep new ones from coming in the application meanwhile.',
	safe: 'SELECT email, count(*) FROM customers GROUP BY email HAVING count(*) > 1;',
	sources: ['atlas/MF101', 'django-migration-linter/ADD_UNIQUE'],
	check: {
		of: 'statement',
		judge: (statement, context) => {
			if (statement.rowFailure?.sqlstate !== '23505') return [];
			const indexes = addedObjects(statement, 'index').filter(
				({ unique, partitionOf, namespace, relation }) =>
					unique && partitionOf === null && isOldTable(statement, context, { namespace, name: relation }),
			);
			return indexes.map(({ namespace, relation, name, keys }) => {
				const table = shownName({ namespace, name: relation });
				return {
					subject: `table ${table}`,
					message: `${name} fails where two rows of ${table} have the same ${keys.join(', ')}, which nothing has prevented so far`,
					...failureDetail(statement, '23505'),
				};
			});
		},
	},
};
