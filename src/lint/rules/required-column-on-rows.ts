import type { Column } from '../../model/objects.ts';
import { findObject } from '../../model/schema.ts';
import type { TracedMigration, TracedStatement } from '../../rehearsal/trace/trace.ts';
import type { LintContext } from '../context.ts';
import { isOldTable, isSame, shownName } from '../old-tables.ts';
import { failureDetail } from '../row-failure.ts';
import type { MigrationProblem, Rule } from '../rule.ts';
import { addedObjects } from '../statement-changes.ts';

/** A new column that rows must have a value for, and none to give to those that are there. */
export const requiredColumnOnRows: Rule = {
	id: 'required-column-on-rows',
	group: 'data',
	severity: 'error',
	title: 'Required column without default added to a table with rows',
	happens:
		'The rows that are there would have `NULL` in the new column, which is `NOT NULL`: the statement fails with SQLSTATE 23502 as soon as the table has one row.',
	matters: 'It works on the empty tables of a test database and fails where it matters.',
	instead:
		'Give it a default, which costs nothing where it is the same for all rows. Or add it without `NOT NULL`, fill it, and set `NOT NULL` later.',
	safe: "ALTER TABLE customers ADD COLUMN region text NOT NULL DEFAULT 'unknown';",
	sources: ['squawk/adding-required-field', 'atlas/MF103', 'django-migration-linter/NOT_NULL'],
	check: {
		of: 'migration',
		judge: (migration, context) =>
			migration.statements.flatMap((statement): readonly MigrationProblem[] =>
				addedObjects(statement, 'column')
					.filter((column) => isRequired(column) && fails(migration, statement, context, column))
					.map((column) => {
						const name = shownName({ namespace: column.namespace, name: column.relation });
						return {
							statement,
							subject: `column ${name}.${column.name}`,
							message: `${column.name} is NOT NULL and has no default: the statement fails as soon as ${name} has a row`,
							...failureDetail(statement, '23502'),
						};
					}),
			),
	},
};

function isRequired({ notNull, default: expression, identity, generated, inherited }: Column): boolean {
	return notNull && expression === null && identity === null && generated === null && !inherited;
}

/** The engine says so where the table had rows; where they had to go before, the catalogs do. */
function fails(
	{ statements }: TracedMigration,
	statement: TracedStatement,
	context: LintContext,
	{ namespace, relation, type }: Column,
): boolean {
	const table = { namespace, name: relation };
	if (!isOldTable(statement, context, table)) return false;
	if (statement.rowFailure) return statement.rowFailure.sqlstate === '23502';
	const earlier = statements.filter(({ index }) => index < statement.index);
	const isEmptied = earlier.some(({ losses }) =>
		losses.some((loss) => loss.column === null && isSame(loss.relation, table)),
	);
	const hadNone =
		context.trace.withoutRows.has(`${namespace}.${relation}`) || earlier.some(({ rowFailure }) => rowFailure);
	return hadNone && !isEmptied && !hasDefault(context, type);
}

/** A domain may bring a default of its own. */
function hasDefault({ after }: LintContext, type: string): boolean {
	return [type, `public.${type}`].some((name) => {
		const domain = findObject(after, `domain ${name}` as Parameters<typeof findObject>[1]);
		return domain?.kind === 'domain' && domain.default !== null;
	});
}
