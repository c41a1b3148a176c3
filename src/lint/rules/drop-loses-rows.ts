import type { TracedLoss } from '../../rehearsal/trace/trace.ts';
import type { LintContext } from '../context.ts';
import { shownName, shownNames } from '../old-tables.ts';
import type { Rule } from '../rule.ts';
import { addedObjects } from '../statement-changes.ts';

/** A table or column that is dropped with what stands in it. */
export const dropLosesRows: Rule = {
	id: 'drop-loses-rows',
	group: 'data',
	severity: 'warning',
	title: 'Dropped with the data in it',
	happens:
		'`DROP TABLE` and `DROP COLUMN` take the rows and values with them. A column is only hidden at once and its room used again later; there is no way to have it back.',
	matters: 'A way back of the migration makes the table or column again, but empty.',
	instead:
		'Stop using it first and deploy that. Keep what may be needed, for instance renamed, for some time, and drop it in a later release with a backup at hand.',
	safe: 'ALTER TABLE customers_old SET SCHEMA archive;',
	sources: [
		'squawk/ban-drop-column',
		'squawk/ban-drop-table',
		'atlas/DS101',
		'atlas/DS102',
		'atlas/DS103',
		'strong_migrations/remove_column',
		'django-migration-linter/DROP_COLUMN',
		'django-migration-linter/DROP_TABLE',
	],
	check: {
		of: 'statement',
		judge: ({ tree, losses }, context) => {
			if (tree && ('TruncateStmt' in tree || 'DeleteStmt' in tree)) return [];
			const tables = losses.filter(({ column }) => column === null);
			const columns = losses.filter((loss) => loss.column !== null && !isNewColumn(context, loss));
			return [
				...(tables.length > 0 ? [problemOf('table', tables)] : []),
				...(columns.length > 0 ? [problemOf('column', columns)] : []),
			];
		},
	},
};

/** A column that the judged migrations have added themselves has nothing in it that anybody has written. */
function isNewColumn({ trace }: LintContext, { relation, column }: TracedLoss): boolean {
	return trace.migrations.some(({ statements }) =>
		statements.some((statement) =>
			addedObjects(statement, 'column').some(
				({ namespace, relation: name, name: added }) =>
					added === column && namespace === relation.namespace && name === relation.name,
			),
		),
	);
}

function problemOf(
	kind: 'table' | 'column',
	losses: readonly TracedLoss[],
): { readonly subject: string; readonly message: string } {
	const names = losses.map(({ relation, column }) =>
		column === null ? shownName(relation) : `${shownName(relation)}.${column}`,
	);
	const what = kind === 'table' ? 'rows' : 'values';
	return {
		subject: `${kind} ${names[0]}`,
		message: `${shownNames(names)} ${names.length > 1 ? 'are' : 'is'} dropped with all ${what}`,
	};
}
