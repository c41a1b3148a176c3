import type { Dialect, Engine, EngineLimits, TableContents } from '../../dialects/dialect.ts';
import { withoutGiven } from '../../model/given.ts';
import type { Given, Schema } from '../../model/schema.ts';
import { objectsOf } from '../../model/schema.ts';
import type { LedgerEntry, Migration, MigrationHistory } from '../../project/project.ts';
import { applyMigration, type ReplayContext } from '../../replay/apply-migration.ts';
import { createBookkeepingTables } from '../../replay/bookkeeping.ts';
import type { CapturedEngine } from '../../replay/replay-history.ts';
import { runPreludes } from '../../replay/run-preludes.ts';
import { toSchema } from '../rollbacks/known-objects.ts';
import { countRows } from './count-rows.ts';
import { fillTables } from './fill-tables.ts';
import { openRelationBook } from './relation-book.ts';
import type { Trace, TracedMigration, TraceStop } from './trace.ts';
import { traceMigration } from './trace-migration.ts';
import type { Tracing } from './tracing.ts';

/** What is to be traced, and on top of what. */
export interface TraceInput {
	readonly dialect: Dialect;
	/** All migrations, those that are judged among them. */
	readonly history: MigrationHistory;
	/** How many of them come before the first one that is judged. */
	readonly first: number;
	/** The paths of those that are judged; others after the first are run as they are. */
	readonly judged: ReadonlySet<string>;
	/** What names the tables that get rows of many kinds; those that are judged where it is left out. */
	readonly naming?: readonly Migration[];
	readonly limits: EngineLimits;
	/** Where the engine stands after those first ones, where that is known. */
	readonly start?: CapturedEngine | null;
	/** Makes what the judged SQL expects and nothing has made, before its tables get rows. */
	readonly prepare?: (engine: Engine, judged: readonly Migration[]) => Promise<readonly LedgerEntry[]>;
}

/**
 * Runs migrations in an engine of their own, in which every table that is there before them has rows, and tells what each
 * statement of those that are judged does. A statement that fails ends the trace and stands in it. Throws a UserError
 * where a migration before them fails.
 */
export async function traceMigrations(input: TraceInput): Promise<Trace> {
	const { dialect, history, first, limits, start, judged } = input;
	const { migrations, preludes, bookkeepingTables } = history;
	// What is made up for SQL alone may come from an extension that it does not name.
	const sources = input.prepare ? 'unknown' : [...preludes, ...migrations].map(({ source }) => source);
	const state = start ? { state: start.engine } : {};
	const engine = await dialect.openEngine({ limits, sources, ...state });
	try {
		const extensions = await dialect.listExtensions(engine);
		const context: ReplayContext = { history, extensions, ledger: [] };
		const given = await begin(input, engine, context);
		const candidates = migrations.slice(first).filter(({ path }) => judged.has(path));
		const ledger: LedgerEntry[] = [...((await input.prepare?.(engine, candidates)) ?? [])];
		const names = bookkeepingTables.map(({ name }) => name);
		await dialect.watchRewrites(engine);
		const reader = await dialect.openSchemaReader(engine, names);
		const known = await reader.readAll();
		const before = withoutGiven(toSchema(known), given);
		const named = input.naming ?? candidates;
		const touched = mentionedTables(before, named);
		let withoutRows = await fillTables(dialect, engine, before, touched);
		const tracing: Tracing = {
			...{ dialect, engine, reader, extensions, ledger, known },
			book: openRelationBook(await dialect.listRelations(engine)),
			rowCounts: await countRows(engine, before),
			transactions: 0,
			isEmptied: false,
		};
		const traced: TracedMigration[] = [];
		let stopped: TraceStop | null = null;
		let isWhole = true;
		for (const migration of migrations.slice(first)) {
			if (tracing.isEmptied) {
				const now = withoutGiven(toSchema(tracing.known), given);
				withoutRows = new Map([...withoutRows, ...(await fillTables(dialect, engine, now, touched))]);
				tracing.isEmptied = false;
			}
			const ran = await traceMigration(tracing, migration);
			if (tracing.isEmptied) isWhole = false;
			if (judged.has(migration.path)) traced.push(ran.traced);
			stopped = ran.stopped;
			if (stopped) break;
		}
		const after = withoutGiven((await dialect.introspect(engine, names)).schema, given);
		const contents = isWhole ? await readMentioned(dialect, engine, after, named, names) : 'emptied';
		return { migrations: traced, before, after, withoutRows, contents, stopped, ledger };
	} finally {
		await engine.close();
	}
}

/** Leads the engine to where the first judged migration begins. */
async function begin(
	{ dialect, history, first, start }: TraceInput,
	engine: Engine,
	context: ReplayContext,
): Promise<Given | undefined> {
	if (start) {
		if (start.given) await engine.keepSettings(start.given.settings);
		return start.given;
	}
	const given = await runPreludes(dialect, engine, context);
	await createBookkeepingTables(engine, history);
	for (const migration of history.migrations.slice(0, first))
		await applyMigration(engine, migration, context);
	return given;
}

/** The rows of the tables whose names the migrations' texts have, and of no others. */
async function readMentioned(
	dialect: Dialect,
	engine: Engine,
	schema: Schema,
	migrations: readonly Migration[],
	bookkeeping: readonly string[],
): Promise<readonly TableContents[]> {
	const mentioned = mentionedTables(schema, migrations);
	const others = objectsOf(schema, 'table')
		.filter(({ namespace, name }) => !mentioned.has(`${namespace}.${name}`))
		.map(({ name }) => name);
	return (await dialect.readRows(engine, [...bookkeeping, ...others])).tables;
}

/** The tables whose names the migrations' texts have, by `namespace.name`. */
export function mentionedTables(schema: Schema, migrations: readonly Migration[]): ReadonlySet<string> {
	const words = new Set(migrations.flatMap(({ source }) => source.match(/[\p{L}_][\p{L}\p{N}_$]*/gu) ?? []));
	const lower = new Set([...words].map((word) => word.toLowerCase()));
	return new Set(
		objectsOf(schema, 'table')
			.filter(({ name }) => words.has(name) || lower.has(name))
			.map(({ namespace, name }) => `${namespace}.${name}`),
	);
}
