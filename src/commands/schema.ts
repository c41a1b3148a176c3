import { UserError } from '../errors.ts';
import { serialiseSchema } from '../model/serialise.ts';
import { loadProject } from '../project/load-project.ts';
import type { LedgerEntry } from '../project/project.ts';
import { writeWithRows } from '../rehearsal/write-with-rows.ts';
import { replayHistory } from '../replay/replay-history.ts';
import { unsettledEntries } from '../report/findings/ledger-findings.ts';
import { chooseDialect } from './choose-dialect.ts';
import { openRepository } from './open-repository.ts';
import type { RunInput } from './run-input.ts';

/** The schema that the migrations build, as a script or as JSON, and what was assumed on the way. */
export interface SchemaOutput {
	readonly text: string;
	readonly ledger: readonly LedgerEntry[];
	/** What of the ledger a strict run does not accept; empty where the run is not strict. */
	readonly unsettled: readonly LedgerEntry[];
}

/** Replays one database's migrations and prints what they build. */
export async function schema(
	input: RunInput & { readonly format: 'sql' | 'json'; readonly privileges: boolean },
): Promise<SchemaOutput> {
	const { head, config, databases } = await openRepository(input);
	const [database, ...others] = databases;
	if (!database || others.length) {
		throw new UserError('config', `the config has ${databases.length} databases and a schema is of one`, {
			hint: `Add --database NAME with one of: ${databases.map(({ name }) => name).join(', ')}.`,
		});
	}
	const { history } = await loadProject(head, database);
	const { onProgress, checkpoints } = input;
	const dialect = chooseDialect(database, input);
	const replayed = await replayHistory({
		dialect,
		history,
		limits: database.limits,
		baseCount: null,
		checkpoints,
		...(onProgress ? { onProgress } : {}),
	});
	const built = replayed.head.schema;
	const text =
		input.format === 'json'
			? serialiseSchema(built)
			: await writeWithRows(dialect, replayed.head, dialect.writeSchema(built, input), database.limits);
	const { ledger } = replayed.head;
	return { text, ledger, unsettled: config.strict ? unsettledEntries(ledger) : [] };
}
