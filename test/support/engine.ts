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
		const limits = { migrationSeconds: 60, runSeconds: 3600, memoryMegabytes: 1024 };
		engine = await openEngine({ limits, sources: extensions });
	});
	afterAll(() => engine?.close());
	const testEngine: TestEngine = {
		async fresh() {
			await emptyEngine(engine);
			return engine;
		},
		async introspect(sql, ignoredTables = []) {
			await emptyEngine(engine);
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

/** Takes everything out of an engine that somebody has put there, but for what it brought along. */
export async function emptyEngine(engine: Engine): Promise<void> {
	const drops = await engine.query<{ sql: string }>(
		// Extensions go first: a namespace cannot always be dropped over their heads.
		`SELECT format('DROP EXTENSION IF EXISTS %I CASCADE', extname) AS sql FROM pg_extension WHERE oid >= 16384
		UNION ALL
		SELECT format('DROP EVENT TRIGGER %I', evtname) FROM pg_event_trigger
			WHERE evtfoid NOT IN (SELECT oid FROM pg_proc WHERE pronamespace = 'auggie_replay'::regnamespace)
		UNION ALL
		SELECT format('DROP SCHEMA IF EXISTS %I CASCADE', nspname) FROM pg_namespace
			WHERE nspname = 'public' OR (oid >= 16384 AND nspname <> 'auggie_replay' AND nspname !~ '^pg_')
		UNION ALL
		SELECT format('DROP FOREIGN DATA WRAPPER IF EXISTS %I CASCADE', fdwname) FROM pg_foreign_data_wrapper WHERE oid >= 16384
			AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_foreign_data_wrapper.oid AND deptype = 'e')
		UNION ALL
		SELECT format('DROP CAST IF EXISTS (%s AS %s) CASCADE', castsource::regtype, casttarget::regtype) FROM pg_cast
			WHERE oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_cast.oid AND deptype IN ('e', 'i'))
		UNION ALL
		SELECT format('DROP TRANSFORM IF EXISTS FOR %s LANGUAGE %I CASCADE', trftype::regtype, lanname)
			FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang
			WHERE NOT EXISTS (SELECT FROM pg_depend WHERE objid = t.oid AND deptype = 'e')
		UNION ALL
		SELECT format('DROP PUBLICATION %I', pubname) FROM pg_publication
		UNION ALL
		SELECT format('DROP LANGUAGE IF EXISTS %I CASCADE', lanname) FROM pg_language WHERE oid >= 16384
		UNION ALL
		SELECT format('DROP ACCESS METHOD IF EXISTS %I CASCADE', amname) FROM pg_am WHERE oid >= 16384
			AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_am.oid AND deptype = 'e')
		UNION ALL
		SELECT 'CREATE SCHEMA public AUTHORIZATION pg_database_owner; GRANT USAGE ON SCHEMA public TO PUBLIC'
		UNION ALL
		SELECT format('DROP OWNED BY %1$I CASCADE; DROP ROLE %1$I', rolname) FROM pg_roles WHERE oid >= 16384
		UNION ALL
		SELECT 'DELETE FROM pg_default_acl; DELETE FROM pg_seclabel'`,
	);
	await run(engine, drops.map(({ sql }) => `${sql};`).join('\n'));
}
