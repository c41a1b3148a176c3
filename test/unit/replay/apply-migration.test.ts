import { describe, expect, it } from 'vitest';
import type { Applied, Batch, Engine, EngineFailure } from '../../../src/dialects/dialect.ts';
import type { LedgerEntry, Migration, TransactionMode } from '../../../src/project/project.ts';
import { applyMigration, type ReplayContext } from '../../../src/replay/apply-migration.ts';
import { splitStatements } from '../../../src/sql/split.ts';
import { catchUserError } from '../project/catch-user-error.ts';

const PATH = 'db/migrations/0001_first.sql';

function makeMigration(source: string, transaction: TransactionMode = 'implicit'): Migration {
	const statements = splitStatements(source);
	return {
		version: '1',
		name: 'first',
		path: PATH,
		source,
		statements,
		sections: [{ count: statements.length, transaction }],
	};
}

function contextWith(ledger: LedgerEntry[] = []): ReplayContext {
	return { history: { migrations: [], preludes: [], dumps: [] }, extensions: new Set(['citext']), ledger };
}

function failure(index: number, message: string, sqlstate = '42704'): EngineFailure {
	return { index, sqlstate, message, detail: null, hint: null, context: null, offset: null, ended: null };
}

/** An engine that answers with what a function makes of each batch, and remembers the batches. */
function fakeEngine(answer: (batch: Batch) => Partial<Applied>) {
	const batches: Batch[] = [];
	const engine: Engine = {
		async apply(batch) {
			batches.push(batch);
			const statements = batch.statements.map((_, index) => ({ index, command: 'OK', effects: [] }));
			return { statements, failure: null, splitTransaction: false, ...answer(batch) };
		},
		query: () => Promise.reject(new Error('nothing is asked')),
		queryAsLeft: () => Promise.reject(new Error('nothing is asked')),
		keepSettings: () => Promise.resolve(),
		begin: () => Promise.reject(new Error('nothing is tried')),
		undo: () => Promise.reject(new Error('nothing is tried')),
		keep: () => Promise.reject(new Error('nothing is tried')),
		listen: () => Promise.reject(new Error('nobody listens')),
		close: () => Promise.resolve(),
	};
	return { engine, texts: () => batches.map(({ statements }) => statements.map(({ sql }) => sql)) };
}

describe('a migration', () => {
	it('of very many statements is no more than a long list', async () => {
		const { engine } = fakeEngine(() => ({}));
		const { steps } = await applyMigration(
			engine,
			makeMigration('SELECT 1;\n'.repeat(200_000)),
			contextWith(),
		);
		expect(steps).toHaveLength(200_000);
		expect(steps.at(-1)?.line).toBe(200_000);
	});

	it('gets the roles that nothing makes, in the statement that needs them', async () => {
		const roles = new Set<string>();
		const { engine, texts } = fakeEngine(({ statements }) => {
			const created = /^CREATE ROLE "(.*)" NOLOGIN$/.exec(statements[1]?.sql ?? '');
			if (created) roles.add(created[1] ?? '');
			const missing = ['a', 'b "c"'].find((role) => !roles.has(role.replaceAll('"', '""')));
			if (created || missing === undefined) return {};
			return { statements: [], failure: failure(1, `role "${missing}" does not exist`) };
		});
		const ledger: LedgerEntry[] = [];
		const source = 'SELECT 1;\nGRANT x TO a, "b ""c""";';
		const { steps } = await applyMigration(engine, makeMigration(source), contextWith(ledger));
		expect(steps).toHaveLength(2);
		expect(texts().flatMap(([, second]) => (second?.startsWith('CREATE ROLE') ? [second] : []))).toEqual([
			'CREATE ROLE "a" NOLOGIN',
			'CREATE ROLE "b ""c""" NOLOGIN',
		]);
		expect(ledger).toEqual([
			{
				...{ kind: 'assumed', file: PATH, line: 2 },
				message: 'The role "a" is made by no earlier migration: created without login.',
			},
			{
				...{ kind: 'assumed', file: PATH, line: 2 },
				message: 'The role "b "c"" is made by no earlier migration: created without login.',
			},
		]);
	});

	it('does without the making of a role that had to be made before', async () => {
		let made = false;
		const { engine } = fakeEngine(({ statements }) => {
			const index = statements.findIndex(({ sql }) => sql === 'CREATE ROLE a');
			if (statements[1]?.sql === 'CREATE ROLE "a" NOLOGIN') made = true;
			else if (!made) return { statements: [], failure: failure(0, 'role "a" does not exist') };
			else if (index >= 0)
				return { statements: [], failure: failure(index, 'role "a" already exists', '42710') };
			return {};
		});
		const ledger: LedgerEntry[] = [];
		const migration = makeMigration('GRANT x TO a;\nCREATE ROLE a;\nSELECT 1;');
		const { steps } = await applyMigration(engine, migration, contextWith(ledger));
		expect(steps.map(({ sql }) => sql)).toEqual(['GRANT x TO a', 'SELECT 1']);
		expect(ledger.map(({ line, message }) => `${line}: ${message}`)).toEqual([
			'1: The role "a" is made by no earlier migration: created without login.',
			'2: The role "a" was made above, where it was needed first.',
		]);
	});

	it('goes on after the statements that stand when it runs bare', async () => {
		let asked = 0;
		const { engine, texts } = fakeEngine(({ statements }) => {
			if (statements[1]?.sql.startsWith('CREATE ROLE') || asked++ > 0) return {};
			return {
				statements: [{ index: 0, command: 'OK', effects: [] }],
				failure: failure(1, 'role "a" does not exist'),
			};
		});
		const migration = makeMigration('SELECT 1; GRANT x TO a; SELECT 3;', 'none');
		const { steps } = await applyMigration(engine, migration, contextWith());
		expect(steps.map(({ sql }) => sql)).toEqual(['SELECT 1', 'GRANT x TO a', 'SELECT 3']);
		expect(texts().at(-1)).toEqual(['GRANT x TO a', 'SELECT 3']);
	});

	it('that names a role which the engine will not have fails with the engine’s own words', async () => {
		const { engine } = fakeEngine(({ statements }) =>
			statements[1]?.sql.startsWith('CREATE ROLE')
				? { statements: [], failure: failure(0, 'role name "pg_x" is reserved', '42939') }
				: { statements: [], failure: failure(0, 'role "pg_x" does not exist') },
		);
		const error = await catchUserError(
			applyMigration(engine, makeMigration('\nGRANT x TO pg_x;'), contextWith()),
		);
		expect(error.message).toBe('the engine refused this statement: role "pg_x" does not exist');
		expect(error.location).toEqual({ file: PATH, line: 2 });
	});

	it('is replayed without the extensions that the engine does not have, and says so', async () => {
		const { engine, texts } = fakeEngine(() => ({}));
		const ledger: LedgerEntry[] = [];
		const source = `CREATE EXTENSION IF NOT EXISTS "pg_partman" SCHEMA x;
CREATE EXTENSION citext;
COMMENT ON EXTENSION pg_partman IS 'words';
SELECT 1;`;
		await applyMigration(engine, makeMigration(source), contextWith(ledger));
		expect(texts()).toEqual([['CREATE EXTENSION citext', 'SELECT 1']]);
		expect(ledger).toEqual([
			{
				...{ kind: 'assumed', file: PATH, line: 1 },
				message: 'The engine does not have the extension "pg_partman": replayed without it.',
			},
		]);
	});
});
