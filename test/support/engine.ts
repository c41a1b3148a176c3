import { afterAll, beforeAll } from 'vitest';
import type { Engine, Introspection } from '../../src/dialects/dialect.ts';
import { openEngine } from '../../src/dialects/postgres/engine/open-engine.ts';
import { introspect } from '../../src/dialects/postgres/introspect/introspect.ts';
import type { Schema } from '../../src/model/schema.ts';
import { splitStatements } from '../../src/sql/split.ts';

/** An engine that lives as long as a test file. */
export interface TestEngine {
	/** The engine, emptied: no user's namespace, extension or role is left, and `public` is new. */
	fresh(): Promise<Engine>;
	/** Runs SQL in the emptied engine, each statement by itself, and reads the catalogs; throws where a statement fails. */
	introspect(sql: string, ignoredTables?: readonly string[]): Promise<Introspection>;
	/** The same, for the schema alone. */
	build(sql: string, ignoredTables?: readonly string[]): Promise<Schema>;
}

/** Opens one engine before the tests of the file that calls this and closes it after them. */
export function useEngine(...extensions: readonly string[]): TestEngine {
	let engine: Engine;
	beforeAll(async () => {
		const limits = { migrationSeconds: 60, runSeconds: 600, memoryMegabytes: 1024 };
		engine = await openEngine({ limits, sources: extensions });
	});
	afterAll(() => engine?.close());
	const testEngine: TestEngine = {
		async fresh() {
			await empty(engine);
			return engine;
		},
		async introspect(sql, ignoredTables = []) {
			await empty(engine);
			await run(engine, sql);
			return introspect(engine, ignoredTables);
		},
		async build(sql, ignoredTables) {
			return (await testEngine.introspect(sql, ignoredTables)).schema;
		},
	};
	return testEngine;
}

async function run(engine: Engine, sql: string): Promise<void> {
	const statements = splitStatements(sql).map(({ text }) => ({ sql: text }));
	const { failure } = await engine.apply({ statements, transaction: 'none' });
	if (failure) throw new Error(`${failure.message}\n${statements[failure.index]?.sql}`);
}

async function empty(engine: Engine): Promise<void> {
	const drops = await engine.query<{ sql: string }>(
		// Extensions go first: a namespace cannot always be dropped over their heads.
		`SELECT format('DROP EXTENSION IF EXISTS %I CASCADE', extname) AS sql FROM pg_extension WHERE oid >= 16384
		UNION ALL
		SELECT format('DROP EVENT TRIGGER %I', evtname) FROM pg_event_trigger
			WHERE evtfoid NOT IN (SELECT oid FROM pg_proc WHERE pronamespace = 'auggie_replay'::regnamespace)
		UNION ALL
		SELECT format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace
			WHERE nspname = 'public' OR (oid >= 16384 AND nspname <> 'auggie_replay' AND nspname !~ '^pg_')
		UNION ALL
		SELECT 'CREATE SCHEMA public'
		UNION ALL
		SELECT format('DROP OWNED BY %1$I CASCADE; DROP ROLE %1$I', rolname) FROM pg_roles WHERE oid >= 16384`,
	);
	await run(engine, drops.map(({ sql }) => `${sql};`).join('\n'));
}
