import type { DatabaseConfig } from '../../config/config.ts';
import type { Dialect } from '../../dialects/dialect.ts';
import { UserError } from '../../errors.ts';
import type { MigrationHistory } from '../../project/project.ts';
import { traceEach } from '../../rehearsal/trace/trace-each.ts';
import { traceMigrations } from '../../rehearsal/trace/trace-migrations.ts';
import type { OnProgress } from '../../replay/replay.ts';
import { stoppedBy } from '../../report/stopped-by.ts';
import { type Judged, startJudging } from './judging.ts';

/** Judges the migrations that a pull request adds, all together: what one of them makes is new in the others. */
export async function judgeAdded(
	dialect: Dialect,
	database: DatabaseConfig,
	history: MigrationHistory,
	added: ReadonlySet<string>,
): Promise<Judged> {
	const judging = startJudging(database);
	const first = history.migrations.findIndex(({ path }) => added.has(path));
	if (first < 0) return judging.finish();
	const { limits } = database;
	try {
		const input = { dialect, history, first, judged: added, limits };
		await judging.take(await traceMigrations(input), history, input);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		judging.giveUp(stoppedBy(error));
	}
	return judging.finish();
}

/**
 * Judges every migration of a history for itself, as if all before it were in use already. What a later one has put right in
 * the schema is not told.
 */
export async function judgeAll(
	dialect: Dialect,
	database: DatabaseConfig,
	history: MigrationHistory,
	onProgress: OnProgress | undefined,
): Promise<Judged> {
	const judging = startJudging(database);
	const judged = new Set(history.migrations.map(({ path }) => path));
	const { limits } = database;
	try {
		for await (const trace of traceEach({ dialect, history, judged, limits, onProgress })) {
			await judging.take(trace, history, null);
		}
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		judging.giveUp(stoppedBy(error));
	}
	return judging.finishWhole();
}
