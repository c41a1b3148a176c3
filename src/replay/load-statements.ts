import type { Applied, Effect, Engine, EngineFailure } from '../dialects/dialect.ts';
import { separateForeignKeys } from '../sql/foreign-keys.ts';
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
	/** Where `sql` was written in the statement's text, when it is a part of it. */
	readonly offset: number;
	readonly isPart: boolean;
}

const TRANSACTION_CONTROL =
	/^(begin|start\s+transaction|commit|end|rollback|savepoint|release|set\s+transaction)\b/i;

/**
 * Loads statements in whatever order works: try all, keep what loads, repeat until nothing more does. Foreign keys in
 * a CREATE TABLE are loaded after it, so that circular ones load and one that points at nothing does not hide its table.
 * Rejects only when the engine itself ends.
 */
export async function loadStatements<S extends Loadable>(
	engine: Engine,
	statements: readonly S[],
	extensions: ReadonlySet<string>,
): Promise<LoadResult<S>> {
	let pending: readonly Task<S>[] = (await Promise.all(statements.map(tasksOf))).flat();
	const loaded: Loaded<S>[] = [];
	let failures = new Map<Task<S>, EngineFailure>();
	for (let progress = true; progress && pending.length > 0; ) {
		progress = false;
		failures = new Map();
		for (const task of pending) {
			if (isMissingExtension(task.sql, extensions)) continue;
			const { statements: done, failure } = await applyWithRoles(engine, task.sql);
			if (failure?.ended)
				return { loaded, broken: [...brokenBy(failures), { statement: task.statement, failure }] };
			if (failure) failures.set(task, failure);
			else {
				progress = true;
				loaded.push({ statement: task.statement, effects: done.flatMap(({ effects }) => effects) });
			}
		}
		pending = [...failures.keys()];
	}
	return { loaded, broken: brokenBy(failures) };
}

async function tasksOf<S extends Loadable>(statement: S): Promise<readonly Task<S>[]> {
	const { text } = statement;
	if (TRANSACTION_CONTROL.test(text)) return [];
	const whole: Task<S> = { statement, sql: text, offset: 0, isPart: false };
	if (!/^create\b[^(]*\btable\b.*\breferences\b/is.test(text)) return [whole];
	const separated = await separateForeignKeys(text);
	if (!separated) return [whole];
	const keys = separated.foreignKeys.map(({ sql, offset }) => ({ statement, sql, offset, isPart: true }));
	return [{ ...whole, sql: separated.table }, ...keys];
}

async function applyWithRoles(engine: Engine, sql: string): Promise<Applied> {
	for (;;) {
		const applied = await engine.apply({ statements: [{ sql }], transaction: 'none' });
		const role = applied.failure && missingRole(applied.failure);
		if (role === null || !(await createRole(engine, role))) return applied;
	}
}

function isMissingExtension(sql: string, extensions: ReadonlySet<string>): boolean {
	const match = /^create\s+extension\s+(?:if\s+not\s+exists\s+)?(?:"([^"]+)"|([\w-]+))/i.exec(sql);
	const name = match?.[1] ?? match?.[2]?.toLowerCase();
	return name !== undefined && !extensions.has(name);
}

function brokenBy<S>(failures: ReadonlyMap<Task<S>, EngineFailure>): readonly Unloadable<S>[] {
	return [...failures].map(([{ statement, offset, isPart }, failure]) => ({
		statement,
		failure: { ...failure, offset: isPart ? offset : failure.offset },
	}));
}
