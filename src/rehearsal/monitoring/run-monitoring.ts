import type { Engine } from '../../dialects/dialect.ts';
import { objectsOf, type Schema } from '../../model/schema.ts';
import type { MonitoringQuery, Rehearsed } from '../../specification/rehearsed.ts';
import { HEALTH_CHECKS, PERFORMANCE } from './index.ts';
import type { Monitor } from './monitor.ts';

/** The monitoring queries of a schema, each of which has run in the engine; those that do not run are left out. */
export async function runMonitoring(
	engine: Engine,
	schema: Schema,
): Promise<Pick<Rehearsed, 'monitoring' | 'healthChecks'>> {
	const performance = PERFORMANCE.flatMap((make) => make(schema));
	const health = HEALTH_CHECKS.flatMap((make) => make(schema));
	const failed = await runAll(
		engine,
		[...performance, ...health].filter(({ extension }) => !extension),
	);
	const present = (monitors: readonly Monitor[]) =>
		Promise.all(monitors.filter((each) => !failed.has(each)).map((each) => presentOne(engine, schema, each)));
	return { monitoring: await present(performance), healthChecks: await present(health) };
}

/** Runs them one behind the other and gives those that failed. */
async function runAll(engine: Engine, monitors: readonly Monitor[]): Promise<ReadonlySet<Monitor>> {
	const failed = new Set<Monitor>();
	let rest = monitors;
	while (rest.length > 0) {
		const statements = rest.map(({ sql }) => ({ sql }));
		const { failure } = await engine.apply({ statements, transaction: 'none' });
		const broken = failure && rest[failure.index];
		if (!broken || failure.ended !== null) break;
		failed.add(broken);
		rest = rest.slice(failure.index + 1);
	}
	return failed;
}

async function presentOne(engine: Engine, schema: Schema, monitor: Monitor): Promise<MonitoringQuery> {
	const { id, title, shows, remedy, sql, extension } = monitor;
	const shown = { id, title, shows, remedy };
	if (!extension) return { ...shown, sql, needs: null };
	const isThere = objectsOf(schema, 'extension').some(({ name }) => name === extension.name);
	const create = `CREATE EXTENSION IF NOT EXISTS ${extension.name}`;
	const works = await isUnderstood(engine, isThere ? [] : [create], sql);
	return { ...shown, sql: works ? sql : null, needs: { words: extension.words, sql: create } };
}

/**
 * Whether the engine knows every name in the query. It is planned and not run: what the extension counts, it only
 * counts where the server was started with it.
 */
async function isUnderstood(engine: Engine, first: readonly string[], sql: string): Promise<boolean> {
	const run = ['BEGIN', ...first, `EXPLAIN ${sql}`, 'ROLLBACK'].map((each) => ({ sql: each }));
	const { failure } = await engine.apply({ statements: run, transaction: 'none' });
	if (failure) await engine.apply({ statements: [{ sql: 'ROLLBACK' }], transaction: 'none' });
	return failure === null;
}
