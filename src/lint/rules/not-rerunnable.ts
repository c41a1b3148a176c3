import { isRerunnable } from '../rerunnable.ts';
import { ifExists } from '../rewrites/if-exists.ts';
import type { Rule } from '../rule.ts';

/** A statement outside of any transaction that cannot run a second time. */
export const notRerunnable: Rule = {
	id: 'not-rerunnable',
	group: 'robustness',
	severity: 'off',
	title: 'Statement that fails when it runs again',
	happens:
		'A migration that runs in no transaction and fails half-way leaves what it did before. When it runs again its first statements fail, because what they make is there, or what they drop is gone.',
	matters: 'Somebody has to repair the database by hand before the release can go on.',
	instead:
		'Write `IF EXISTS` or `IF NOT EXISTS`, drop before adding, or use a transaction. After a failed `CREATE INDEX CONCURRENTLY`, drop the invalid index first: `IF NOT EXISTS` takes it for a good one.',
	safe: `DROP INDEX CONCURRENTLY IF EXISTS orders_note_idx;
CREATE INDEX CONCURRENTLY orders_note_idx ON orders (note);`,
	sources: ['squawk/prefer-robust-stmts'],
	check: {
		of: 'migration',
		judge: ({ statements }) => {
			const own = new Map<number, number>();
			for (const { transaction } of statements) own.set(transaction, (own.get(transaction) ?? 0) + 1);
			// Alone in its file, a statement that fails has left nothing for the next try to meet.
			if (statements.length < 2 && !statements.some(({ isAlone }) => isAlone)) return [];
			return statements.flatMap((statement, index) => {
				const { transaction, changes, effects, tree } = statement;
				if ((own.get(transaction) ?? 0) > 1 || changes.length + effects.length === 0) return [];
				if (isRerunnable(statement, statements.slice(0, index))) return [];
				// An invalid index that is left behind would be taken for a good one.
				const isConcurrent = tree !== null && 'IndexStmt' in tree && tree.IndexStmt.concurrent;
				const rewrite = isConcurrent ? null : ifExists(statement);
				const isUnnamed = isConcurrent && tree.IndexStmt.idxname === undefined;
				const message = isUnnamed
					? 'Where it fails it leaves an invalid index, and builds another one beside it when the migration runs again, because it has no name'
					: 'It runs in no transaction and fails when the migration runs again';
				return [{ statement, subject: `statement ${index + 1}`, message, ...(rewrite ? { rewrite } : {}) }];
			});
		},
	},
};
