import { aLock } from '../lock-words.ts';
import { isOldTable, isSame, lockDuring, partitionsOf, shownName } from '../old-tables.ts';
import type { Rule } from '../rule.ts';
import { changedObjects } from '../statement-changes.ts';

/** A column whose new type makes PostgreSQL write the table, or an index of it, anew. */
export const columnTypeRewrite: Rule = {
	id: 'column-type-rewrite',
	group: 'rewrites',
	severity: 'warning',
	title: 'Column type change that goes through the whole table',
	happens:
		'Where the values of the old type are not stored as those of the new one, `ALTER COLUMN … TYPE` writes the whole table and all of its indexes anew under an `ACCESS EXCLUSIVE` lock; where only their order differs, the indexes of the column; where the new type has rules of its own, it reads all rows. Longer `varchar`, `varchar` to `text` and a larger `numeric` precision do none of that. Between `timestamp` and `timestamptz` it depends on the session: only with `TimeZone` at UTC nothing is written.',
	matters:
		'Nobody reads or writes the table until it is done, it takes the room of a second copy, and all of it goes through the log to every replica.',
	instead:
		'Add a column of the new type, write both from the application or a trigger, fill it in batches, switch over, and drop the old one.',
	safe: 'ALTER TABLE orders ADD COLUMN total_new bigint;\n-- write both columns, then in batches\nUPDATE orders SET total_new = total WHERE id BETWEEN 1 AND 10000;\n-- read the new column, then in a later migration\nALTER TABLE orders DROP COLUMN total;',
	sources: [
		'squawk/changing-column-type',
		'eugene/E5',
		'atlas/PG301',
		'strong_migrations/change_column',
		'django-migration-linter/ALTER_COLUMN',
	],
	check: {
		of: 'statement',
		judge: (statement, context) => {
			const retyped = changedObjects(statement, 'column').filter(
				({ before, after }) =>
					!after.inherited && (before.type !== after.type || before.collation !== after.collation),
			);
			return retyped.flatMap(({ before, after }) => {
				const table = { namespace: after.namespace, name: after.relation };
				if (!isOldTable(statement, context, table)) return [];
				const family = [table, ...partitionsOf(context.after, table)];
				const isOurs = (relation: typeof table): boolean => family.some((each) => isSame(each, relation));
				const rewritten = statement.rewrites.filter(
					({ relation, reason }) => reason === 'column type' && isOurs(relation),
				);
				const mode = lockDuring(statement, table) ?? 'AccessExclusiveLock';
				const change =
					before.type === after.type
						? `Another collation of ${after.name}`
						: `Making ${after.name} ${after.type} instead of ${before.type}`;
				const under = `under ${aLock(mode)}: reads and writes wait until it is done`;
				const name = shownName(table);
				const what =
					rewritten.length > 0
						? `writes all of ${name} anew ${under}`
						: statement.scans.some((relation) => relation.isOld && isOurs(relation))
							? `reads every row of ${name}, for constraints or indexes of the column, ${under}`
							: null;
				if (what === null) return [];
				return [{ subject: `column ${name}.${after.name}`, message: `${change} ${what}` }];
			});
		},
	},
};
