import { describe, expect, it } from 'vitest';
import { postgres } from '../../../../src/dialects/postgres/postgres.ts';
import { identify } from '../../../../src/model/identity.ts';
import type { Migration, MigrationHistory, TransactionMode } from '../../../../src/project/project.ts';
import type { Trace, TracedRelation, TracedStatement } from '../../../../src/rehearsal/trace/trace.ts';
import { traceMigrations } from '../../../../src/rehearsal/trace/trace-migrations.ts';
import { splitStatements } from '../../../../src/sql/split.ts';

const limits = { migrationSeconds: 60, runSeconds: 600, memoryMegabytes: 1024 };

function migration(number: number, source: string, transaction: TransactionMode): Migration {
	const path = `m/${number}.sql`;
	const statements = splitStatements(source);
	const sections = [{ count: statements.length, transaction }];
	return { version: String(number), name: '', path, source, statements, sections };
}

async function trace(before: string, mode: TransactionMode, ...judged: readonly string[]): Promise<Trace> {
	const migrations = [
		migration(1, before, 'none'),
		...judged.map((source, at) => migration(at + 2, source, mode)),
	];
	const history: MigrationHistory = {
		...{ layout: 'numbered', directory: 'm', migrations, preludes: [], dumps: [] },
		...{ bookkeepingTables: [], ledger: [] },
	};
	const paths = new Set(migrations.slice(1).map(({ path }) => path));
	return traceMigrations({ dialect: postgres, history, first: 1, judged: paths, limits });
}

function named({ name, isOld }: TracedRelation): string {
	return isOld ? name : `new ${name}`;
}

/** The facts of a statement that are not empty, in short. */
function facts(statement: TracedStatement) {
	const { locks, held, rewrites, scans, changes, losses, rowFailure, isAlone, lockTimeout } = statement;
	const all = {
		locks: locks
			.filter(({ relation }) => relation.kind !== 'index')
			.map((lock) => `${lock.mode} ${named(lock.relation)}`),
		held: held
			.filter(({ relation }) => relation.kind !== 'index')
			.map((lock) => `${lock.mode} ${named(lock.relation)}`),
		rewrites: rewrites.map(({ relation, reason }) => `${named(relation)}: ${reason}`),
		scans: scans.map(named),
		changes: changes.map(
			(change) => `${change.kind} ${identify(change.kind === 'changed' ? change.after : change.object)}`,
		),
		losses: losses.map(({ relation, column }) =>
			column === null ? named(relation) : `${named(relation)}.${column}`,
		),
		failure: rowFailure === null ? [] : [rowFailure.sqlstate],
		alone: isAlone ? ['yes'] : [],
		timeout: lockTimeout === '0' ? [] : [lockTimeout],
	};
	return Object.fromEntries(Object.entries(all).filter(([, values]) => values.length > 0));
}

function allFacts({ migrations }: Trace) {
	return migrations.flatMap(({ statements }) => statements.map(facts));
}

const TABLES = `CREATE TABLE customers (id bigint PRIMARY KEY, email varchar(255) NOT NULL, nick text, age int);
	CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, note text)`;

describe('a transaction', () => {
	it('keeps its locks until it is over, and what is made in it is new', async () => {
		const found = await trace(
			TABLES,
			'transaction',
			`SET LOCAL lock_timeout = '2s';
			CREATE INDEX orders_customer_id_idx ON orders (customer_id);
			CREATE TABLE fresh (id int);
			CREATE INDEX fresh_id_idx ON fresh (id)`,
			'ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers (id)',
		);
		expect(allFacts(found)).toEqual([
			{ timeout: ['2s'] },
			{
				...{ locks: ['ShareLock orders'], scans: ['orders'], timeout: ['2s'] },
				changes: ['added index public.orders_customer_id_idx'],
			},
			{
				...{ locks: ['AccessExclusiveLock new fresh'], held: ['ShareLock orders'], timeout: ['2s'] },
				changes: ['added table public.fresh', 'added column public.fresh.id'],
			},
			{
				held: ['AccessExclusiveLock new fresh', 'ShareLock orders'],
				...{ scans: ['new fresh'], changes: ['added index public.fresh_id_idx'], timeout: ['2s'] },
			},
			{
				locks: ['ShareRowExclusiveLock customers', 'ShareRowExclusiveLock orders'],
				// No row of `orders` had to have its customer until now.
				...{ scans: ['orders'], failure: ['23503'] },
				changes: ['added foreign-key public.orders.orders_customer_id_fkey'],
			},
		]);
	});

	it('may be the file’s own, and what cannot run in one runs alone with the settings of the session', async () => {
		const found = await trace(
			TABLES,
			'none',
			`SET lock_timeout = '1s';
			CREATE INDEX CONCURRENTLY orders_note_idx ON orders (note);
			BEGIN;
			LOCK TABLE customers IN SHARE MODE;
			ALTER TABLE orders ADD CHECK (note <> 'x') NOT VALID;
			COMMIT;
			ALTER TABLE orders VALIDATE CONSTRAINT orders_note_check;
			VACUUM FULL orders`,
		);
		expect(allFacts(found)).toEqual([
			{ timeout: ['1s'] },
			{ alone: ['yes'], changes: ['added index public.orders_note_idx'], timeout: ['1s'] },
			{},
			{ locks: ['ShareLock customers'], timeout: ['1s'] },
			{
				...{ locks: ['AccessExclusiveLock orders'], held: ['ShareLock customers'], timeout: ['1s'] },
				changes: ['added check public.orders.orders_note_check'],
			},
			{},
			{
				...{ locks: ['ShareUpdateExclusiveLock orders'], scans: ['orders'], timeout: ['1s'] },
				changes: ['changed check public.orders.orders_note_check'],
			},
			{ alone: ['yes'], rewrites: ['orders: command'], timeout: ['1s'] },
		]);
	});

	it('of the tool is given up where a statement cannot run inside it', async () => {
		const found = await trace(
			TABLES,
			'transaction',
			'ALTER TABLE orders ADD a int; DROP INDEX CONCURRENTLY IF EXISTS x; VACUUM orders',
		);
		expect(found.stopped).toBeNull();
		expect(allFacts(found).map(({ alone = ['no'] }) => alone[0])).toEqual(['no', 'yes', 'yes']);
	});
});

describe('rows', () => {
	it('show what is read, written anew and lost', async () => {
		const found = await trace(
			TABLES,
			'none',
			`ALTER TABLE customers ALTER COLUMN age TYPE bigint;
			ALTER TABLE customers ALTER COLUMN email TYPE varchar(300);
			ALTER TABLE customers ADD COLUMN a float DEFAULT random();
			ALTER TABLE customers ADD COLUMN b int DEFAULT 1;
			ALTER TABLE customers DROP COLUMN nick;
			DELETE FROM orders;
			DROP TABLE customers`,
		);
		const short = allFacts(found).map(({ rewrites, scans, losses }) => ({ rewrites, scans, losses }));
		expect(short).toEqual([
			{ rewrites: ['customers: column type'], scans: ['customers'] },
			{},
			{ rewrites: ['customers: column default'], scans: ['customers'] },
			{},
			{ losses: ['customers.nick'] },
			{ scans: ['orders'], losses: ['orders'] },
			{ losses: ['customers'] },
		]);
	});

	it('make fail what empty tables let pass, and the rest goes on without them', async () => {
		const found = await trace(
			TABLES,
			'transaction',
			'ALTER TABLE orders ADD COLUMN total numeric NOT NULL; CREATE TABLE after_it ()',
			'CREATE TABLE later ()',
		);
		expect(found.stopped).toBeNull();
		expect(allFacts(found)).toEqual([
			{
				...{ locks: ['AccessExclusiveLock orders'], scans: ['orders'], failure: ['23502'] },
				changes: ['added column public.orders.total'],
			},
			expect.objectContaining({ changes: ['added table public.after_it'] }),
			expect.objectContaining({ changes: ['added table public.later'] }),
		]);
	});

	it('make fail the end of a transaction', async () => {
		const found = await trace(
			`${TABLES}; ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers (id) DEFERRABLE`,
			'transaction',
			'SET CONSTRAINTS ALL DEFERRED; UPDATE orders SET customer_id = -7',
		);
		expect(allFacts(found).at(-1)).toMatchObject({ failure: ['23503'] });
	});
});

describe('a statement that fails on empty tables too', () => {
	it('ends the trace, which says so', async () => {
		const { migrations, stopped } = await trace(
			TABLES,
			'transaction',
			'SELECT 1; ALTER TABLE nowhere ADD a int; SELECT 2',
		);
		expect(migrations[0]?.statements.map(({ sql }) => sql)).toEqual(['SELECT 1']);
		expect(stopped).toMatchObject({
			failure: { index: 1, sqlstate: '42P01' },
			migration: { path: 'm/2.sql' },
		});
	});
});

describe('a role', () => {
	it('that nothing makes is made for the statement that needs it', async () => {
		const { stopped } = await trace(TABLES, 'transaction', 'GRANT SELECT ON orders TO reader');
		expect(stopped).toBeNull();
	});
});
