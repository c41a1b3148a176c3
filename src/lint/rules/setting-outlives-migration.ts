import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import type { MigrationProblem, Rule } from '../rule.ts';

/** A SET that goes on to hold for whatever the connection does next. */
export const settingOutlivesMigration: Rule = {
	id: 'setting-outlives-migration',
	group: 'transactions',
	severity: 'off',
	title: 'SET that outlives the migration',
	happens:
		'`SET` without `LOCAL` holds until the connection ends, also after the transaction. Migrations that the tool runs later over the same connection run with it. Off by default: many tools open a connection for each migration.',
	matters:
		'A migration builds something else depending on which one has run before it over the same connection.',
	instead: 'Write `SET LOCAL` in a transaction, or `RESET` the setting at the end.',
	safe: "SET LOCAL lock_timeout = '2s';",
	sources: [],
	check: {
		of: 'migration',
		judge: ({ statements }) =>
			statements.flatMap((statement, at): readonly MigrationProblem[] => {
				const name = settingOf(statement, 'VAR_SET_VALUE');
				if (name === null) return [];
				const isBack = statements
					.slice(at + 1)
					.some((later) => settingOf(later, 'VAR_RESET', 'VAR_SET_DEFAULT') === name || resetsAll(later));
				return isBack
					? []
					: [
							{
								statement,
								subject: `setting ${name}`,
								message: `${name} stays as it is set here after the migration`,
							},
						];
			}),
	},
};

function settingOf({ tree }: TracedStatement, ...kinds: readonly string[]): string | null {
	if (!tree || !('VariableSetStmt' in tree)) return null;
	const { kind, name, is_local: isLocal } = tree.VariableSetStmt;
	return name !== undefined && isLocal !== true && kinds.includes(kind ?? '') ? name : null;
}

function resetsAll({ tree }: TracedStatement): boolean {
	if (!tree) return false;
	return (
		'DiscardStmt' in tree || ('VariableSetStmt' in tree && tree.VariableSetStmt.kind === 'VAR_RESET_ALL')
	);
}
