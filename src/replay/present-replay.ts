import type { FoundRows, Introspection } from '../dialects/dialect.ts';
import { withoutGiven } from '../model/given.ts';
import type { Given } from '../model/schema.ts';
import type { LedgerEntry, MigrationHistory } from '../project/project.ts';
import { listGivenChanges } from './given-changes.ts';
import { collectEndings, collectTouches, withoutUndone } from './provenance.ts';
import { selectRowsLeft } from './read-rows.ts';
import type { Replay, ReplayedMigration } from './replay.ts';

/** What was there before the first migration. */
export interface Beginning {
	readonly given: Given | undefined;
	readonly rows: FoundRows;
	/** What the ledger says of it. */
	readonly ledger: readonly LedgerEntry[];
}

/** What an engine was found to hold. */
export interface Reading {
	readonly introspection: Introspection;
	readonly rows: FoundRows;
}

const SWITCHES_OFF = /\bevent[\s_]+triggers?\b|\bauggie_replay\b/i;

/** A migration that ends the reporting leaves the schema right and its story untold. */
function lostTrace(replayed: readonly ReplayedMigration[]): LedgerEntry {
	const message =
		'The event triggers that tell what each statement does are switched off: the history is incomplete from there on.';
	const steps = replayed.flatMap((migration) => migration.steps);
	const step = steps.find(({ sql }) => SWITCHES_OFF.test(sql)) ?? steps.at(-1);
	return { kind: 'not-understood', message, file: step?.path ?? '', line: step?.line ?? null };
}

/** What a replay tells of the migrations that have run, from what the engine was found to hold after them. */
export function presentReplay(
	history: MigrationHistory,
	replayed: readonly ReplayedMigration[],
	ledger: readonly LedgerEntry[],
	{ introspection, rows }: Reading,
	beginning: Beginning,
	further: readonly LedgerEntry[],
): Replay {
	const { keys, schema } = introspection;
	const { given } = beginning;
	const left = selectRowsLeft(history, beginning.rows, rows);
	const migrations = withoutUndone(replayed, keys);
	const story = { touches: collectTouches(migrations, keys), endings: collectEndings(migrations) };
	return {
		history: { ...history, migrations: replayed.map(({ migration }) => migration) },
		migrations,
		schema: withoutGiven(schema, given),
		rows: left.rows,
		...story,
		ledger: [
			...ledger,
			...listGivenChanges(schema, given, story, history),
			...(introspection.traced ? [] : [lostTrace(replayed)]),
			...[...introspection.notes, ...left.notes].map((note) => ({
				...note,
				file: history.directory,
				line: null,
			})),
			...further,
		],
	};
}
