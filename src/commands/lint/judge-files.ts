import type { DatabaseConfig } from '../../config/config.ts';
import type { Dialect, Engine } from '../../dialects/dialect.ts';
import { UserError } from '../../errors.ts';
import { looseMigration } from '../../project/loose-migration.ts';
import type { LedgerEntry, Migration, MigrationHistory } from '../../project/project.ts';
import { traceEach } from '../../rehearsal/trace/trace-each.ts';
import { traceMigrations } from '../../rehearsal/trace/trace-migrations.ts';
import { stoppedBy } from '../../report/stopped-by.ts';
import { type Judged, type Judging, startJudging } from './judging.ts';

/** Of more files of a history the rewrites are not tried: each try runs the history anew. */
const MOST_PROVEN = 3;

/** A file to judge, by the path that it is called by in the report. */
export interface LintFile {
	readonly path: string;
	readonly text: string;
}

/** Makes what SQL expects that stands alone. */
export type MakeStandIns = (engine: Engine, judged: readonly Migration[]) => Promise<readonly LedgerEntry[]>;

/** What files are judged with, and on top of what. */
export interface FilesInput {
	readonly dialect: Dialect;
	readonly database: DatabaseConfig;
	/** Null where there is none. */
	readonly history: MigrationHistory | null;
	readonly files: readonly LintFile[];
	readonly makeStandIns: MakeStandIns;
}

/**
 * Judges each file for itself: after the migrations before it where the history has it, else as the next one. Where there
 * is no history, or it does not run that far, what the file expects is made up.
 */
export async function judgeFiles(input: FilesInput): Promise<Judged> {
	const { database, history, files } = input;
	const judging = startJudging(database);
	const known = new Map(history?.migrations.map((migration) => [migration.path, migration]));
	const inHistory = new Set(files.map(({ path }) => path).filter((path) => known.has(path)));
	if (history && inHistory.size > 0) await judgeInHistory(input, history, inHistory, judging);
	for (const file of files) {
		if (known.has(file.path)) continue;
		const { migration, ledger } = looseMigration(file.path, file.text);
		judging.note(...ledger);
		if (migration.statements.length === 0) judging.note(nothingIn(file));
		else await judgeLoose(input, history, migration, judging);
	}
	return judging.finish();
}

function nothingIn({ path }: LintFile): LedgerEntry {
	return { kind: 'skipped', message: 'There is no statement in this file.', file: path, line: null };
}

async function judgeInHistory(
	input: FilesInput,
	history: MigrationHistory,
	judged: ReadonlySet<string>,
	judging: Judging,
): Promise<void> {
	const { dialect, database } = input;
	const { limits } = database;
	judging.note(...history.ledger.filter(({ file }) => judged.has(file)));
	const done = new Set<string>();
	try {
		for await (const trace of traceEach({ dialect, history, judged, limits })) {
			const [path = ''] = trace.migrations.map(({ migration }) => migration.path);
			const first = history.migrations.findIndex((migration) => migration.path === path);
			const once = { dialect, history, first, judged: new Set([path]), limits };
			await judging.take(trace, history, judged.size > MOST_PROVEN ? null : once);
			done.add(path);
		}
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		judging.note(doesNotRun(error));
		for (const migration of history.migrations) {
			if (!judged.has(migration.path) || done.has(migration.path)) continue;
			await judgeAlone(input, migration, judging);
		}
	}
}

function doesNotRun({ message, location }: UserError): LedgerEntry {
	return {
		kind: 'assumed',
		message: `The migrations do not run from here (${message.replace(/[.:]$/, '')}): later ones are judged alone, and what they expect is made up.`,
		file: location?.file ?? '',
		line: location?.line ?? null,
	};
}

async function judgeLoose(
	input: FilesInput,
	history: MigrationHistory | null,
	migration: Migration,
	judging: Judging,
): Promise<void> {
	if (!history) return judgeAlone(input, migration, judging);
	const { dialect, database, makeStandIns } = input;
	const { limits } = database;
	const longer = { ...history, migrations: [...history.migrations, migration] };
	const judged = new Set([migration.path]);
	const first = history.migrations.length;
	try {
		const once = { dialect, history: longer, first, judged, limits, prepare: makeStandIns };
		await judging.take(await traceMigrations(once), longer, once);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		judging.note(doesNotRun(error));
		await judgeAlone(input, migration, judging);
	}
}

async function judgeAlone(
	{ dialect, database, makeStandIns }: FilesInput,
	migration: Migration,
	judging: Judging,
): Promise<void> {
	const history: MigrationHistory = {
		...{ layout: 'numbered', directory: '', migrations: [migration] },
		...{ preludes: [], dumps: [], bookkeepingTables: [], ledger: [] },
	};
	const judged = new Set([migration.path]);
	const { limits } = database;
	try {
		const once = { dialect, history, first: 0, judged, limits, prepare: makeStandIns };
		await judging.take(await traceMigrations(once), history, once);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		judging.giveUp(stoppedBy(error));
	}
}
