import type { Engine } from '../dialects/dialect.ts';
import { UserError } from '../errors.ts';
import type { LedgerEntry, MigrationHistory } from '../project/project.ts';
import { positionAt } from '../sql/position.ts';

/** Makes the tool's own tables. */
export async function createBookkeepingTables(engine: Engine, history: MigrationHistory): Promise<void> {
	for (const { name, sql } of history.bookkeepingTables) {
		if (!sql || isMadeByScript(history, name)) continue;
		const { failure } = await engine.apply({ statements: [{ sql }], transaction: 'none' });
		if (failure)
			throw new UserError('replay', `the tool's own table ${name} could not be made: ${failure.message}`);
	}
}

/** What the ledger says of the tool's own tables that a migration speaks of. */
export function listBookkeepingMentions(history: MigrationHistory): readonly LedgerEntry[] {
	return history.bookkeepingTables.flatMap(({ name, sql }) => (sql && findMention(history, name)) || []);
}

/** A prelude, or the dump that the history begins with, may bring the table. */
function isMadeByScript({ preludes, migrations }: MigrationHistory, table: string): boolean {
	const makes = new RegExp(String.raw`create\s+table[^(;]*\b${table}\b`, 'i');
	return [...preludes, ...migrations.slice(0, 1)].some(({ source }) => makes.test(source));
}

function findMention({ layout, migrations }: MigrationHistory, table: string): LedgerEntry | null {
	for (const { path, source } of migrations) {
		const offset = source.indexOf(table);
		if (offset < 0) continue;
		const message = `The table ${table} is the migration tool's own: it was made first, and is left out of the schema.`;
		// Whose files these are is only guessed where no tool is recognised.
		const kind = layout === 'numbered' ? 'assumed' : 'skipped';
		return { kind, message, file: path, line: positionAt(source, offset).line };
	}
	return null;
}
