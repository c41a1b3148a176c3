import type { DatabaseConfig } from '../../config/config.ts';
import type { Dialect } from '../../dialects/dialect.ts';
import { UserError } from '../../errors.ts';
import { looseMigration } from '../../project/loose-migration.ts';
import type { LedgerEntry, Migration, MigrationHistory } from '../../project/project.ts';
import { makeStandIns } from '../../rehearsal/trace/stand-ins/make-stand-ins.ts';
import { traceEach } from '../../rehearsal/trace/trace-each.ts';
import { type TraceInput, traceMigrations } from '../../rehearsal/trace/trace-migrations.ts';
import { stoppedBy } from '../../report/stopped-by.ts';
import { type Judged, type Judging, startJudging } from './judging.ts';

/** Of more files of a history the rewrites are not tried: each try runs the history anew. */
const MOST_PROVEN = 3;

/** A file to judge, by the path that it is called by in the report. */
export interface LintFile {
	readonly path: string;
	readonly text: string;
}

/** What files are judged with, and on top of what. */
export interface FilesInput {
	readonly dialect: Dialect;
	readonly database: DatabaseConfig;
	/** Null where there is none. */
	readonly history: MigrationHistory | null;
	readonly files: readonly LintFile[];
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

/** Makes what SQL expects that stands alone. */
function standInsOf(dialect: Dialect): NonNullable<TraceInput['prepare']> {
	return (engine, judged) => makeStandIns(dialect, engine, judged);
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
			const paths = trace.migrations.map(({ migration }) => migration.path);
			const first = history.migrations.findIndex(({ path }) => path === paths[0]);
			const traced = { dialect, history, first, judged: new Set(paths), limits };
			await judging.take(trace, history, judged.size <= MOST_PROVEN ? traced : null);
			for (const path of paths) done.add(path);
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
	const { dialect, database } = input;
	const { limits } = database;
	const longer = { ...history, migrations: [...history.migrations, migration] };
	const judged = new Set([migration.path]);
	const first = history.migrations.length;
	try {
		const traced = { dialect, history: longer, first, judged, limits, prepare: standInsOf(dialect) };
		await judging.take(await traceMigrations(traced), longer, traced);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		judging.note(doesNotRun(error));
		await judgeAlone(input, migration, judging);
	}
}

async function judgeAlone(
	{ dialect, database }: FilesInput,
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
		const traced = { dialect, history, first: 0, judged, limits, prepare: standInsOf(dialect) };
		await judging.take(await traceMigrations(traced), history, traced);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		judging.giveUp(stoppedBy(error));
	}
}
