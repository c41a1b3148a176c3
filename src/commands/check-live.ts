import { compareLive, countPartitions } from '../compare/live/compare-live.ts';
import { compareRights } from '../compare/live/compare-rights.ts';
import type { LiveDrift } from '../compare/live/live-drift.ts';
import { reloadSchema } from '../compare/snapshots/reload-schema.ts';
import type { DatabaseConfig } from '../config/config.ts';
import type { Dialect, EngineNote } from '../dialects/dialect.ts';
import { readLive } from '../dialects/postgres/read-live.ts';
import { withoutGiven } from '../model/given.ts';
import { identify } from '../model/identity.ts';
import type { Schema } from '../model/schema.ts';
import { loadProject } from '../project/load-project.ts';
import type { FileSource, LedgerEntry } from '../project/project.ts';
import { replayHistory } from '../replay/replay-history.ts';
import { liveFindings } from '../report/findings/live-findings.ts';
import type { DatabaseReport } from '../report/report.ts';
import { count } from '../report/words/count.ts';
import type { RunParts } from './replay-commits.ts';

/** Holds a live database against what the migrations of one state build; throws a UserError for what stops it. */
export async function checkLive(
	dialect: Dialect,
	database: DatabaseConfig,
	head: FileSource,
	liveUrl: string,
	{ onProgress, checkpoints }: RunParts,
): Promise<DatabaseReport> {
	const { history } = await loadProject(head, database);
	const ignored = history.bookkeepingTables.map(({ name }) => name);
	// A database that cannot be reached is said before minutes are spent on replaying.
	const reading = await readLive(liveUrl, ignored);
	const { limits } = database;
	const { head: built } = await replayHistory({
		...{ dialect, history, limits, baseCount: null, checkpoints },
		...(onProgress ? { onProgress } : {}),
	});
	const live = withoutGiven(reading.schema, built.schema.given);
	const settled = await settleWords(dialect, database, compareLive(live, built.schema), live, built.schema);
	return {
		...{ name: database.name, document: database.document, isOfLive: true },
		...{ layout: history.layout, directory: history.directory, migrationCount: history.migrations.length },
		...{
			addedMigrations: [],
			changes: [],
			changedTables: null,
			healed: [],
			history: null,
			documentDiff: '',
			stopped: null,
		},
		findings: await liveFindings(settled.drifts, compareRights(live, built.schema), built),
		ledger: [
			...built.ledger,
			...settled.ledger,
			...partitionEntries(live, built.schema),
			...reading.notes.map(asEntry),
		],
	};
}

/** What a script does not bring along, so that it cannot be judged by one. */
const NOT_IN_SCRIPTS: ReadonlySet<string> = new Set(['valid']);

/**
 * Without the differences that are only in how something is printed: by another version, after a dump and restore, or for
 * a user who may not use a namespace, to whom all names in it are foreign. Both sides are loaded into the same engine,
 * and what is the same there is the same.
 */
async function settleWords(
	dialect: Dialect,
	{ limits }: DatabaseConfig,
	drifts: readonly LiveDrift[],
	live: Schema,
	built: Schema,
): Promise<{ readonly drifts: readonly LiveDrift[]; readonly ledger: readonly LedgerEntry[] }> {
	const isPrinted = ({ kind, attributes }: LiveDrift): boolean =>
		kind === 'differs' && !attributes.some(({ name }) => NOT_IN_SCRIPTS.has(name));
	if (!drifts.some(isPrinted)) return { drifts, ledger: [] };
	const again = await reloadSchema(dialect, live, limits);
	const reloaded = again && (await reloadSchema(dialect, built, limits));
	if (!again || !reloaded) return { drifts, ledger: [asEntry(UNSETTLED)] };
	const left = new Set(compareLive(again, reloaded).map(({ object }) => identify(object)));
	return {
		drifts: drifts.filter((drift) => !isPrinted(drift) || left.has(identify(drift.object))),
		ledger: [],
	};
}

const UNSETTLED: EngineNote = {
	kind: 'not-understood',
	message:
		'The live schema could not be loaded into the engine of the replay, such as for an extension that this lacks: some differences may be in wording alone.',
};

function partitionEntries(live: Schema, built: Schema): readonly LedgerEntry[] {
	const { more, fewer } = countPartitions(live, built);
	const PARTITIONS = ['partition', 'partitions'] as const;
	return [
		...(more > 0
			? [
					`The live database has ${count(more, PARTITIONS)} that no migration makes: they come and go by themselves.`,
				]
			: []),
		...(fewer > 0
			? [`The live database has no longer ${count(fewer, PARTITIONS)} that the migrations make.`]
			: []),
	].map((message) => asEntry({ kind: 'skipped', message }));
}

function asEntry({ kind, message }: EngineNote): LedgerEntry {
	return { kind, message, file: '', line: null };
}
