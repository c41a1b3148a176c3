import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { live } from '../../src/commands/live.ts';
import { openLive } from '../../src/dialects/postgres/engine/server/open-live.ts';
import { formatError } from '../../src/errors.ts';
import { formatReport } from '../../src/report/formats/index.ts';
import { makeRepository, type Repository } from '../cases/repository.ts';
import { EVERYTHING } from '../support/fake-github/rights.ts';
import { startFakeGitHub } from '../support/fake-github/server.ts';
import { type NativeServer, startNativeServer } from '../support/native-server.ts';
import { spawnCli } from '../support/run-cli.ts';
import { runStep } from '../support/runner.ts';

const SECRET = 'hunter2-very-secret';

const FIRST = `CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL UNIQUE);
CREATE TABLE orders (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	customer_id bigint NOT NULL REFERENCES customers (id),
	state order_state NOT NULL DEFAULT 'open',
	kind varchar(10) NOT NULL CHECK (kind IN ('web', 'shop')),
	total numeric(12,2) NOT NULL CHECK (total >= 0)
);
CREATE INDEX orders_customer_idx ON orders (customer_id);
CREATE VIEW open_orders AS SELECT o.id, c.email FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.state = 'open';
`;
const SECOND = `CREATE ROLE reporting;
GRANT SELECT ON orders TO reporting;
CREATE TABLE events (at timestamptz NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
`;

let server: NativeServer;
let repository: Repository;

beforeAll(async () => {
	server = await startNativeServer('autovacuum=off');
	repository = makeRepository();
	repository.write('db/migrations/0001_shop.sql', FIRST);
	repository.write('db/migrations/0002_events.sql', SECOND);
	await server.query('CREATE DATABASE shop');
	await server.query(`CREATE ROLE looker LOGIN PASSWORD '${SECRET}'`);
	await server.query('REVOKE ALL ON SCHEMA public FROM PUBLIC', 'shop');
	await server.query(FIRST.replace('CREATE EXTENSION IF NOT EXISTS pgcrypto;', ''), 'shop');
	await server.query(SECOND, 'shop');
	await server.query(
		`CREATE TABLE schema_migrations (version text PRIMARY KEY);
		CREATE TABLE events_2027 PARTITION OF events FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
		CREATE ROLE monitoring; GRANT SELECT ON customers TO monitoring;`,
		'shop',
	);
});

afterAll(async () => {
	repository.remove();
	await server.stop();
});

/** As somebody who may do no more than connect. */
const address = (database = 'shop') =>
	server.address(database, 'looker').replace('looker@', `looker:${SECRET}@`);

async function look(liveUrl = address(), part: Partial<Parameters<typeof live>[0]> = {}) {
	const { report } = await live({
		...{ cwd: repository.path, configFile: null, database: null, databaseUrl: null, isFork: false },
		...{ defaultName: 'shop', overrides: {}, liveUrl },
		...part,
	});
	return report;
}

const found = (report: Awaited<ReturnType<typeof look>>) =>
	report.databases.flatMap(({ findings }) =>
		findings.map(({ code, subject, detail }) =>
			[code, subject, ...(detail === null ? [] : [detail])].join(' | '),
		),
	);

/** Grows with every transaction that writes anything, whoever runs it. */
async function writtenSoFar(): Promise<unknown> {
	const [row] = await server.query<{ xid: string }>(
		'SELECT pg_snapshot_xmax(pg_current_snapshot()) AS xid',
		'shop',
	);
	return row?.xid;
}

describe('a live database', () => {
	it('is what the migrations build, whoever owns it and whatever platform, tools and partition jobs add', async () => {
		const before = await writtenSoFar();
		const report = await look();
		expect(found(report)).toEqual(['live/missing | extension pgcrypto']);
		expect(formatReport(report, 'text')).toContain('1 partition that no migration makes');
		expect(await writtenSoFar()).toBe(before);
	});

	it('drifts by hand: all of it is found, with both sides and the place in the migrations', async () => {
		await server.query(
			`CREATE INDEX orders_total_idx ON orders (total);
			ALTER TABLE customers ALTER COLUMN email TYPE varchar(100);
			DROP INDEX orders_customer_idx;
			ALTER TABLE orders DROP CONSTRAINT orders_total_check;
			ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;
			CREATE TABLE fixes (id int);
			REVOKE SELECT ON orders FROM reporting;
			GRANT DELETE ON orders TO reporting;`.replace(
				'ALTER TABLE customers',
				'DROP VIEW open_orders; ALTER TABLE customers',
			),
			'shop',
		);
		const before = await writtenSoFar();
		const report = await look();
		expect(found(report)).toEqual([
			'live/missing | extension pgcrypto',
			'live/extra | table fixes',
			'live/differs | column customers.email | type: character varying(100) in the live database, text in the migrations',
			'live/differs | check orders.orders_total_check | validated: no in the live database, yes in the migrations',
			'live/missing | index orders_customer_idx',
			'live/extra | index orders_total_idx',
			'live/missing | view open_orders',
			'live/differs | table orders | rights of reporting: delete in the live database, select in the migrations',
		]);
		expect(await writtenSoFar()).toBe(before);
		const missing = report.databases[0]?.findings.find(({ subject }) =>
			subject.includes('orders_customer_idx'),
		);
		expect(missing?.migration).toEqual({ file: 'db/migrations/0001_shop.sql', line: 11 });
		expect(report.verdict).toBe('fail');
	});

	it('cannot be written to, not even by a superuser', async () => {
		const engine = await openLive(server.address('shop'));
		try {
			await expect(engine.query('CREATE TABLE harm ()')).rejects.toThrow('read-only transaction');
		} finally {
			await engine.close();
		}
		const again = await openLive(server.address('shop'));
		await again.query('SELECT 1 AS one');
		await expect(again.query('SET TRANSACTION READ WRITE')).rejects.toThrow('read-write mode');
		await again.close();
		expect(await server.query(`SELECT FROM pg_class WHERE relname = 'harm'`, 'shop')).toEqual([]);
	});

	it('is not waited for while somebody changes it', async () => {
		const engine = await openLive(server.address('shop'));
		const settings = await engine.query(
			`SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock`,
		);
		await engine.close();
		expect(settings).toEqual([{ statement: '1min', lock: '5s' }]);
	});

	it.each([
		['a wrong port', () => address().replace(/:\d+\//, ':1/')],
		['no such database', () => address('nothing')],
		['no address', () => `postgres//looker:${SECRET}@host`],
	])('that cannot be reached (%s) is told without its address', async (_, url) => {
		const error = await look(url()).catch((reason: unknown) => reason);
		expect(formatError(error)).not.toMatch(/hunter2|looker|127\.0\.0\.1/);
		expect(error).toMatchObject({ code: 'config' });
	});

	it('is never the server that a replay makes its database on', async () => {
		const overrides = { engine: 'server' };
		const error = look(address(), { overrides, databaseUrl: server.address() });
		await expect(error).rejects.toThrow('is the one of the live database');
	});

	it('prints its report from the command line, with the status of a check and no secret', async () => {
		const { status, stdout, stderr } = await spawnCli(repository.path, ['live', '--format', 'json'], {
			DATABASE_URL: address(),
		});
		expect(status, stderr).toBe(1);
		expect(JSON.parse(stdout)).toMatchObject({ verdict: 'fail', databases: [{ isOfLive: true }] });
		expect(`${stdout}${stderr}`).not.toContain('hunter2');
		expect((await spawnCli(repository.path, ['live'], { DATABASE_URL: '' })).status).toBe(2);
	});

	it('is told of in an issue by the scheduled action, and no secret stands anywhere', async () => {
		const github = await startFakeGitHub({
			repository: 'octocat/shop',
			tokens: { bot: { login: 'github-actions[bot]', permissions: EVERYTHING } },
		});
		const directory = mkdtempSync(join(tmpdir(), 'live-'));
		try {
			const step = await runStep({
				script: fileURLToPath(new URL('../../src/entry/action.ts', import.meta.url)),
				...{ directory, workspace: repository.path, token: 'bot', apiUrl: github.url },
				...{ repository: 'octocat/shop', sha: 'c'.repeat(40), event: { name: 'schedule', payload: {} } },
				inputs: { 'database-url': address() },
			});
			expect(step.exitCode, step.stdout).toBe(0);
			const [issue] = github.repository.issues;
			expect(issue?.title).toBe('The live database drifts from its migrations');
			expect(issue?.body).toContain('`index orders_total_idx` is in the live database');
			const everything = JSON.stringify([step, github.log]);
			expect(everything).not.toMatch(/hunter2|looker/);
			expect(github.violations).toEqual([]);
		} finally {
			await github.close();
			rmSync(directory, { recursive: true });
		}
	}, 60_000);
});
