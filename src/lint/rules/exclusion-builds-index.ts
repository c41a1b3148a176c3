import { aLock } from '../lock-words.ts';
import { hasRead, isOldTable, lockDuring, shownName } from '../old-tables.ts';
import { failureDetail } from '../row-failure.ts';
import type { Rule } from '../rule.ts';
import { addedObjects } from '../statement-changes.ts';

/** An exclusion constraint whose index is built while nobody may use the table. */
export const exclusionBuildsIndex: Rule = {
	id: 'exclusion-builds-index',
	group: 'locks',
	severity: 'warning',
	title: 'Exclusion constraint added to a table in use',
	happens:
		'An `EXCLUDE` constraint builds its index and compares all rows under an `ACCESS EXCLUSIVE` lock. It can neither be `NOT VALID` nor take over an index that is there.',
	matters:
		'Nobody reads or writes the table until the index is built, and one pair of rows that conflicts makes it fail.',
	instead:
		'There is no way without the lock on a table that has rows. Do it while nobody needs the table, or make a new table with the constraint and move the rows in batches.',
	safe: null,
	sources: ['eugene/E8', 'strong_migrations/add_exclusion_constraint'],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			addedObjects(statement, 'exclusion').flatMap(({ namespace, relation, name, inherited }) => {
				const table = { namespace, name: relation };
				const mode = lockDuring(statement, table);
				if (!mode || inherited || !isOldTable(statement, context, table)) return [];
				if (!hasRead(statement, context, table)) return [];
				return [
					{
						subject: `constraint ${shownName(table)}.${name}`,
						message: `The index of ${name} is built under ${aLock(mode)}: reads and writes of ${shownName(table)} wait until it is done`,
						...failureDetail(statement, '23P01'),
					},
				];
			}),
	},
};
