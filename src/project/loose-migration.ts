import { positionAt } from '../sql/position.ts';
import { splitScript } from '../sql/split.ts';
import type { LedgerEntry, Migration, TransactionMode } from './project.ts';

/** Statements that no transaction takes. */
const BARE = /^(?:vacuum|create\s+database|drop\s+database|alter\s+system|[^;']*\bconcurrently\b)/i;

/** A text of SQL that no migration tool is known for as a migration, and what of it is not run. */
export function looseMigration(
	path: string,
	text: string,
): { readonly migration: Migration; readonly ledger: readonly LedgerEntry[] } {
	const source = text.replace(/^\uFEFF/, '');
	const { statements, metaCommands } = splitScript(source);
	// One message to the server, as most tools send it; what cannot run like that is sent statement by statement.
	const transaction: TransactionMode = statements.some((one) => BARE.test(one.text)) ? 'none' : 'implicit';
	return {
		migration: {
			...{ version: path, name: path, path, source, statements },
			sections: [{ count: statements.length, transaction }],
		},
		ledger: metaCommands.map(({ text: command, span }) => ({
			kind: 'not-understood',
			message: `\`${command}\` is for the command line client psql; it is not run.`,
			file: path,
			line: positionAt(source, span.start).line,
		})),
	};
}
