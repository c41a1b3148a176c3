import type { Applied, Effect, Engine, EngineFailure } from '../dialects/dialect.ts';
import { separateForeignKeys } from '../sql/foreign-keys.ts';
import { extensionOf } from './extension-of.ts';
import { missingThing } from './find-maker.ts';
import { needsMissingExtension } from './missing-extension.ts';
import { createRole, missingRole } from './missing-role.ts';
import { makeWaitingRoom } from './waiting-room.ts';

/** A statement to load; equal texts at two places are two statements. */
export interface Loadable {
	readonly text: string;
}

/** A statement that loaded, with what it made. */
export interface Loaded<S> {
	readonly statement: S;
	readonly effects: readonly Effect[];
}

/** A statement that never loaded, with the engine's last word on it; the offset is in the statement's own text. */
export interface Unloadable<S> {
	readonly statement: S;
	readonly failure: EngineFailure;
}

/** What loaded, in the order in which it did, what never did, and which extensions had to be added for it. */
export interface LoadResult<S> {
	readonly loaded: readonly Loaded<S>[];
	readonly broken: readonly Unloadable<S>[];
	/** Extensions that no statement creates and some need, with these. */
	readonly borrowed: ReadonlyMap<string, readonly S[]>;
}

interface Task<S> {
	readonly statement: S;
	readonly sql: string;
	/** Where `sql` was written in the statement's text. */
	readonly offset: number;
	/** For a foreign key: the CREATE TABLE that it was written in. */
	readonly table: Task<S> | null;
}

const TRANSACTION_CONTROL =
	/^(begin|start\s+transaction|commit|end|rollback|savepoint|release|set\s+transaction)\b/i;

/** What has been tried so far. */
interface Progress<S> {
	readonly loaded: Loaded<S>[];
	readonly done: Set<Task<S>>;
	readonly failures: Map<Task<S>, EngineFailure>;
}

/**
 * Loads statements in whatever order works: try all, keep what loads, repeat until nothing more does. Groups come one
 * after the other, so that where two say the same object the earlier one wins; what a group lacks may come with a later
 * one. Foreign keys in a CREATE TABLE are loaded after it, so that circular ones load and one that points at nothing
 * does not hide its table. An extension that nothing creates is borrowed where the engine has it, so that it hides no
 * table either. A failure that ended the engine is the last of the broken.
 */
export async function loadStatements<S extends Loadable>(
	engine: Engine,
	groups: readonly (readonly S[])[],
	extensions: ReadonlySet<string>,
): Promise<LoadResult<S>> {
	const progress: Progress<S> = { loaded: [], done: new Set(), failures: new Map() };
	const borrowed = new Map<string, readonly S[]>();
	const result = (): LoadResult<S> => ({
		loaded: progress.loaded,
		broken: brokenBy(progress.failures, progress.done),
		borrowed,
	});
	for (const group of groups) {
		const tasks = (await Promise.all(group.map(tasksOf))).flat();
		const known = tasks.filter(({ sql }) => !needsMissingExtension(sql, extensions));
		if (!(await loadAll(engine, [...progress.failures.keys(), ...known], progress))) return result();
	}
	for (
		let found = nextToBorrow(progress.failures, extensions, borrowed);
		found;
		found = nextToBorrow(progress.failures, extensions, borrowed)
	) {
		borrowed.set(found.extension, found.users);
		if (!(await createExtension(engine, found.extension))) continue;
		if (!(await loadAll(engine, [...progress.failures.keys()], progress))) return result();
	}
	return result();
}

/** Tries the tasks until none of them loads any more; false where the engine ended. */
async function loadAll<S extends Loadable>(
	engine: Engine,
	tasks: readonly Task<S>[],
	progress: Progress<S>,
): Promise<boolean> {
	const { loaded, done, failures } = progress;
	let pending = tasks;
	for (let moved = true; moved && pending.length > 0; pending = pending.filter((task) => !done.has(task))) {
		moved = false;
		failures.clear();
		const waiting = makeWaitingRoom<Task<S>>();
		const queue = [...pending];
		// What failed for something comes again as soon as that is there: in rounds alone, a chain would cost its square.
		for (let at = 0; at < queue.length; at++) {
			const task = queue[at]!;
			const needsTable = task.table !== null && !done.has(task.table);
			const applied = needsTable ? null : await applyWithRoles(engine, task.sql);
			if (applied === null || applied.failure) {
				failures.delete(task);
				failures.set(task, applied?.failure ?? WAITING);
				if (applied?.failure?.ended) return false;
				if (applied === null) waiting.forTask(task.table!, task);
				else waiting.forName(missingThing(applied.failure!.message)?.name, task);
				continue;
			}
			moved = true;
			done.add(task);
			failures.delete(task);
			const effects = applied.statements.flatMap((statement) => statement.effects);
			loaded.push({ statement: task.statement, effects });
			for (const woken of waiting.wake(task, effects)) queue.push(woken);
		}
	}
	return true;
}

/** The first extension that is at hand and that a failed statement needs, with all that need it. */
function nextToBorrow<S>(
	failures: ReadonlyMap<Task<S>, EngineFailure>,
	extensions: ReadonlySet<string>,
	borrowed: ReadonlyMap<string, unknown>,
): { readonly extension: string; readonly users: readonly S[] } | null {
	const needs = [...failures].map(([{ statement }, { message }]) => ({
		statement,
		extension: extensionOf(message),
	}));
	const first = needs.find(
		({ extension }) => extension !== null && extensions.has(extension) && !borrowed.has(extension),
	);
	if (!first || first.extension === null) return null;
	const users = needs.filter(({ extension }) => extension === first.extension);
	return { extension: first.extension, users: users.map(({ statement }) => statement) };
}

async function createExtension(engine: Engine, name: string): Promise<boolean> {
	const sql = `CREATE EXTENSION IF NOT EXISTS "${name}" CASCADE`;
	return (await engine.apply({ statements: [{ sql }], transaction: 'none' })).failure === null;
}

/** What a foreign key is told while its table is not there; it is never reported. */
const WAITING: EngineFailure = {
	index: 0,
	sqlstate: '42P01',
	message: 'its table does not exist',
	detail: null,
	hint: null,
	context: null,
	offset: null,
	ended: null,
};

async function tasksOf<S extends Loadable>(statement: S): Promise<readonly Task<S>[]> {
	const { text } = statement;
	if (TRANSACTION_CONTROL.test(text)) return [];
	const whole: Task<S> = { statement, sql: withoutIfNotExists(text), offset: 0, table: null };
	if (!/^create\b[^(]*\btable\b.*\breferences\b/is.test(text)) return [whole];
	const separated = await separateForeignKeys(text);
	if (!separated) return [whole];
	const table: Task<S> = { ...whole, sql: withoutIfNotExists(separated.table) };
	return [table, ...separated.foreignKeys.map(({ sql, offset }) => ({ statement, sql, offset, table }))];
}

/** Which of two statements for one object came first must show, so the second one has to fail. */
function withoutIfNotExists(sql: string): string {
	return sql.replace(
		/^(create\s+(?:unlogged\s+)?(?:table|(?:unique\s+)?index(?:\s+concurrently)?|sequence|materialized\s+view)\s+)(if\s+not\s+exists)/i,
		(_, start: string, words: string) => start + words.replaceAll(/\S/g, ' '),
	);
}

async function applyWithRoles(engine: Engine, sql: string): Promise<Applied> {
	for (;;) {
		const applied = await engine.apply({ statements: [{ sql }], transaction: 'none' });
		const role = applied.failure && missingRole(applied.failure);
		if (role === null || !(await createRole(engine, role))) return applied;
	}
}

/** A table that is not there explains its foreign keys, so only those of tables that are there are broken too. */
function brokenBy<S>(
	failures: ReadonlyMap<Task<S>, EngineFailure>,
	done: ReadonlySet<Task<S>>,
): readonly Unloadable<S>[] {
	return [...failures]
		.filter(([{ table }]) => table === null || done.has(table))
		.map(([{ statement, offset, table }, failure]) => ({
			statement,
			failure: { ...failure, offset: table ? offset : failure.offset },
		}));
}
