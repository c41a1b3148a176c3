import type { Applied, Effect, Engine, EngineFailure } from '../dialects/dialect.ts';
import { separateForeignKeys } from '../sql/foreign-keys.ts';
import { needsMissingExtension } from './missing-extension.ts';
import { createRole, missingRole } from './missing-role.ts';

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

/** What loaded, in the order in which it did, and what never did. */
export interface LoadResult<S> {
	readonly loaded: readonly Loaded<S>[];
	readonly broken: readonly Unloadable<S>[];
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

/**
 * Loads statements in whatever order works: try all, keep what loads, repeat until nothing more does. Groups come one
 * after the other, so that where two say the same object the earlier one wins; what a group lacks may come with a later
 * one. Foreign keys in a CREATE TABLE are loaded after it, so that circular ones load and one that points at nothing
 * does not hide its table. A failure that ended the engine is the last of the broken.
 */
export async function loadStatements<S extends Loadable>(
	engine: Engine,
	groups: readonly (readonly S[])[],
	extensions: ReadonlySet<string>,
): Promise<LoadResult<S>> {
	const loaded: Loaded<S>[] = [];
	const done = new Set<Task<S>>();
	let failures = new Map<Task<S>, EngineFailure>();
	for (const group of groups) {
		const tasks = (await Promise.all(group.map(tasksOf))).flat();
		let pending = [...failures.keys(), ...tasks].filter(({ sql }) => !needsMissingExtension(sql, extensions));
		for (
			let progress = true;
			progress && pending.length > 0;
			pending = pending.filter((task) => !done.has(task))
		) {
			progress = false;
			failures = new Map();
			for (const task of pending) {
				const applied = task.table && !done.has(task.table) ? null : await applyWithRoles(engine, task.sql);
				if (!applied) failures.set(task, WAITING);
				else if (applied.failure) failures.set(task, applied.failure);
				else {
					progress = true;
					done.add(task);
					const effects = applied.statements.flatMap((statement) => statement.effects);
					loaded.push({ statement: task.statement, effects });
				}
				if (applied?.failure?.ended) return { loaded, broken: brokenBy(failures, done) };
			}
		}
	}
	return { loaded, broken: brokenBy(failures, done) };
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
