import { displayIdentity, quoteName, readableName } from '../../model/name.ts';
import type { Index } from '../../model/objects.ts';
import { partsOf } from '../../model/schema.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import type { LintContext } from '../context.ts';
import { isOldTable, isSame, shownName } from '../old-tables.ts';
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
		judge: (statement, context) =>
			addedObjects(statement, 'index')
				.filter((index) => mayFail(statement, context, index))
				.map(({ namespace, relation, name, keys }) => {
					const table = shownName({ namespace, name: relation });
					return {
						subject: `table ${table}`,
						message: `${readableName(name)} fails where two rows of ${table} have the same ${keys.map(displayIdentity).join(', ')}, which nothing has prevented so far`,
						...failureDetail(statement, '23505'),
					};
				}),
	},
};

/** The engine says so where the table had rows; where they had to go before, the catalogs tell whether it could. */
function mayFail(statement: TracedStatement, context: LintContext, index: Index): boolean {
	const { namespace, relation, unique, partitionOf, valid } = index;
	const table = { namespace, name: relation };
	if (!unique || partitionOf !== null || !isOldTable(statement, context, table)) return false;
	if (statement.rowFailure) return statement.rowFailure.sqlstate === '23505';
	const statements = context.trace.migrations.flatMap((migration) => migration.statements);
	const earlier = statements.slice(0, statements.indexOf(statement));
	const hadRows = !context.trace.withoutRows.has(`${namespace}.${relation}`);
	if (hadRows && !earlier.some(({ rowFailure }) => rowFailure)) return false;
	const isEmpty = earlier.some(({ losses }) =>
		losses.some((loss) => loss.column === null && isSame(loss.relation, table)),
	);
	const columns = partsOf(context.before, table, 'column').map(({ name }) => quoteName(name));
	const isOfOldColumns = index.keys.every((key) => columns.includes(key) || key.includes('('));
	const isKnownUnique = partsOf(context.before, table, 'index').some(
		(other) => other.unique && other.valid && covers(other, index),
	);
	return valid && !isEmpty && isOfOldColumns && !isKnownUnique;
}

/** Whether rows that are unique by the one index are so by the other: it has all of its keys, on no more rows. */
function covers(known: Index, index: Index): boolean {
	const isForAll = known.predicate === null || known.predicate === index.predicate;
	return isForAll && known.keys.every((key) => index.keys.includes(key));
}
