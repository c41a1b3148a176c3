import { isSame, shownName } from '../old-tables.ts';
import type { MigrationProblem, Rule } from '../rule.ts';
import { wholeTables } from '../whole-table-work.ts';

/** Several ALTER TABLE of one table that each read or write all of its rows. */
export const severalPasses: Rule = {
	id: 'several-passes',
	group: 'locks',
	severity: 'info',
	title: 'Table gone through several times where once would do',
	happens:
		'Each `ALTER TABLE` that has to check or rewrite rows goes through the whole table by itself. The actions of one `ALTER TABLE` share one pass.',
	matters: 'The lock is held for two or three passes instead of one.',
	instead: 'Put the actions into one `ALTER TABLE`, separated by commas.',
	safe: 'ALTER TABLE customers\n  ALTER COLUMN email SET NOT NULL,\n  ALTER COLUMN name SET NOT NULL;',
	sources: ['eugene/W12'],
	check: {
		of: 'migration',
		judge: ({ statements }, context) =>
			statements.flatMap((statement, at): readonly MigrationProblem[] => {
				if (!isAlterTable(statement)) return [];
				return wholeTables(statement, context).flatMap((table) => {
					const earlier = statements
						.slice(0, at)
						.filter(
							(other) =>
								other.transaction === statement.transaction &&
								isAlterTable(other) &&
								wholeTables(other, context).some((each) => isSame(each, table)),
						);
					const last = earlier.at(-1);
					if (!last) return [];
					return [
						{
							statement,
							subject: `table ${shownName(table)}`,
							message: `All rows of ${shownName(table)} are gone through once more after line ${last.line}: one ALTER TABLE with both actions does it in one pass`,
						},
					];
				});
			}),
	},
};

/** A foreign key is looked up by a query of its own, which no other action shares. */
function isAlterTable({ tree, changes }: Parameters<typeof wholeTables>[0]): boolean {
	const hasKey = changes.some(
		(change) =>
			change.kind !== 'removed' &&
			(change.kind === 'added' ? change.object : change.after).kind === 'foreign-key',
	);
	const isValidation =
		tree !== null &&
		'AlterTableStmt' in tree &&
		(tree.AlterTableStmt.cmds ?? []).some(
			(node) => 'AlterTableCmd' in node && node.AlterTableCmd.subtype === 'AT_ValidateConstraint',
		);
	return tree !== null && 'AlterTableStmt' in tree && !hasKey && !isValidation;
}
