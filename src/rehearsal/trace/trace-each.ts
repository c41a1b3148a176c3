import type { Engine, SchemaReader } from '../../dialects/dialect.ts';
import { UserError } from '../../errors.ts';
import { withoutGiven } from '../../model/given.ts';
import { objectsOf, partsOf, type Schema } from '../../model/schema.ts';
import type { LedgerEntry } from '../../project/project.ts';
import { applyMigration, type ReplayContext } from '../../replay/apply-migration.ts';
import { createBookkeepingTables } from '../../replay/bookkeeping.ts';
import type { OnProgress } from '../../replay/replay.ts';
import { runPreludes } from '../../replay/run-preludes.ts';
import { type KnownObjects, toSchema } from '../rollbacks/known-objects.ts';
import { countRows } from './count-rows.ts';
import { fillTables } from './fill-tables.ts';
import { openRelationBook } from './relation-book.ts';
import type { Trace } from './trace.ts';
import { traceMigration } from './trace-migration.ts';
import { mentionedTables, type TraceInput } from './trace-migrations.ts';

/**
 * Traces each of the judged migrations for itself, as if all before it were in use already: one trace after the other, in
 * one engine that goes on from migration to migration. A migration that fails in an engine with rows is run again in one
 * that has none. Throws a UserError where one that is not judged fails.
 */
export async function* traceEach(
	input: Omit<TraceInput, 'first' | 'start' | 'prepare'> & { readonly onProgress?: OnProgress | undefined },
): AsyncGenerator<Trace> {
	const { migrations } = input.history;
	const last = migrations.findLastIndex(({ path }) => input.judged.has(path));
	let next = 0;
	while (next <= last) {
		const engine = await openAt(input, next);
		try {
			for (let isUsable = true; isUsable && next <= last; next++) {
				const migration = migrations[next]!;
				input.onProgress?.(migration.path, next + 1, migrations.length);
				if (!input.judged.has(migration.path)) {
					await applyMigration(engine.engine, migration, engine.context);
					engine.known = null;
					continue;
				}
				const trace = await traceOne(input, engine, next);
				isUsable = trace.stopped === null;
				yield isUsable ? trace : await settleStop(input, trace, next);
			}
		} finally {
			await engine.engine.close();
		}
	}
}

/** What stops a trace stops the history as well, or is a matter of our rows. */
async function settleStop(
	input: Pick<TraceInput, 'dialect' | 'history' | 'limits'>,
	trace: Trace,
	index: number,
): Promise<Trace> {
	try {
		await (await openAt(input, index + 1)).engine.close();
	} catch (error) {
		if (error instanceof UserError) return trace;
		throw error;
	}
	const { failure, migration } = trace.stopped!;
	const entry: LedgerEntry = {
		kind: 'not-understood',
		message: `With rows in the tables this could not be traced any further: ${failure.message}`,
		...{ file: migration.path, line: null },
	};
	return { ...trace, stopped: null, ledger: [...trace.ledger, entry] };
}

interface OpenEngine {
	readonly engine: Engine;
	readonly context: ReplayContext;
	readonly reader: SchemaReader;
	/** All objects as they are now; null where they have to be read anew. */
	known: KnownObjects | null;
	/** A schema without what the preludes have made. */
	readonly own: (schema: Schema) => Schema;
}

/** An engine after so many migrations, without any rows of ours. */
async function openAt(
	{ dialect, history, limits }: Pick<TraceInput, 'dialect' | 'history' | 'limits'>,
	count: number,
): Promise<OpenEngine> {
	const sources = [...history.preludes, ...history.migrations].map(({ source }) => source);
	const engine = await dialect.openEngine({ limits, sources });
	try {
		const ledger: LedgerEntry[] = [];
		const context: ReplayContext = { history, extensions: await dialect.listExtensions(engine), ledger };
		const given = await runPreludes(dialect, engine, context);
		await createBookkeepingTables(engine, history);
		await dialect.watchRewrites(engine);
		for (const migration of history.migrations.slice(0, count))
			await applyMigration(engine, migration, context);
		const names = history.bookkeepingTables.map(({ name }) => name);
		const reader = await dialect.openSchemaReader(engine, names);
		return { engine, context, reader, known: null, own: (schema) => withoutGiven(schema, given) };
	} catch (error) {
		await engine.close();
		throw error;
	}
}

async function traceOne(
	{ dialect, history }: Pick<TraceInput, 'dialect' | 'history'>,
	open: OpenEngine,
	index: number,
): Promise<Trace> {
	const { engine, context, reader, own } = open;
	const migration = history.migrations[index]!;
	const ledger: LedgerEntry[] = [];
	const known = open.known ?? (await reader.readAll());
	const before = own(toSchema(known));
	const named = mentionedTables(before, [migration]);
	const concerned = neighbourhood(before, named);
	const found = await countRows(engine, concerned);
	const filled = new Set([...found].filter(([, rows]) => rows > 0).map(([table]) => table));
	const lacks = [...named].some((table) => !filled.has(table));
	const withoutRows = lacks ? await fillTables(dialect, engine, concerned, named, filled) : new Map();
	const tracing = {
		...{ dialect, engine, reader, extensions: context.extensions, ledger, known },
		book: openRelationBook(await dialect.listRelations(engine)),
		rowCounts: lacks ? await countRows(engine, concerned) : found,
		...{ transactions: 0, isEmptied: false },
	};
	const { traced, stopped } = await traceMigration(tracing, migration);
	open.known = tracing.known;
	const after = own(toSchema(tracing.known));
	return { migrations: [traced], before, after, withoutRows, contents: 'unread', stopped, ledger };
}

/** The part of a schema that has these tables, those that they refer to, and everything that is in no table. */
function neighbourhood(schema: Schema, named: ReadonlySet<string>): Schema {
	const tables = objectsOf(schema, 'table');
	const byKey = new Map(tables.map((table) => [keyOf(table), table]));
	const partitions = Map.groupBy(tables, ({ partitionOf }) => partitionOf && keyOf(partitionOf));
	const found = new Set<string>();
	const waiting = [...named];
	for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
		const table = byKey.get(key);
		if (!table || found.has(key)) continue;
		found.add(key);
		for (const { references } of partsOf(schema, table, 'foreign-key')) {
			waiting.push(`${references.namespace}.${references.relation}`);
		}
		if (table.partitionOf) waiting.push(keyOf(table.partitionOf));
		for (const partition of partitions.get(key) ?? []) waiting.push(keyOf(partition));
		for (const parent of table.inherits) waiting.push(keyOf(parent));
	}
	const objects = schema.objects.filter((object) => {
		if (object.kind === 'table') return found.has(keyOf(object));
		return !('relation' in object) || found.has(`${object.namespace}.${object.relation}`);
	});
	return { ...schema, objects };
}

function keyOf({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
	return `${namespace}.${name}`;
}
