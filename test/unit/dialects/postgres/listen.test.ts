import { connect } from 'node:net';
import { Client, type ClientConfig, Pool, Query } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../../../src/dialects/dialect.ts';
import type { HeardStatement, Listening } from '../../../../src/dialects/listening.ts';
import { openEngine } from '../../../../src/dialects/postgres/engine/open-engine.ts';
import { introspect } from '../../../../src/dialects/postgres/introspect/introspect.ts';

let engine: Engine;
let door: Listening;
const clients: Client[] = [];

beforeAll(async () => {
	const limits = { migrationSeconds: 60, runSeconds: 600, memoryMegabytes: 700 };
	engine = await openEngine({ limits, sources: [] });
});
afterAll(() => engine.close());

beforeEach(async () => {
	await engine.apply({
		transaction: 'none',
		statements: [{ sql: 'DROP SCHEMA public CASCADE' }, { sql: 'CREATE SCHEMA public' }],
	});
	door = await engine.listen();
});
afterEach(async () => {
	await Promise.all(clients.splice(0).map((client) => client.end()));
	await door.close();
});

async function client(config: ClientConfig = {}): Promise<Client> {
	const opened = new Client({ connectionString: door.url, ...config });
	// A door that closes ends its connections, and the client says so.
	opened.on('error', () => {});
	await opened.connect();
	clients.push(opened);
	return opened;
}

async function count(table: string): Promise<number> {
	const [row] = await engine.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
	return row?.n ?? -1;
}

function told(statements: readonly HeardStatement[] | null): readonly string[] {
	return (statements ?? []).flatMap(({ effects }) =>
		effects.map(({ verb, identity }) => `${verb} ${identity}`),
	);
}

describe('a client', () => {
	it('runs plain queries, several in one message, and sees what the server says', async () => {
		const one = await client();
		const notices: string[] = [];
		one.on('notice', ({ message }) => notices.push(message ?? ''));
		const results = await one.query(
			`CREATE TABLE a (id int); INSERT INTO a VALUES (1), (2); DO $$ BEGIN RAISE INFO 'hello'; END $$; SELECT id FROM a`,
		);
		expect(results).toMatchObject([{}, { rowCount: 2 }, {}, { rows: [{ id: 1 }, { id: 2 }] }]);
		expect(notices).toEqual(['hello']);
	});

	it('has parameters, prepared statements and errors with their code and place', async () => {
		const one = await client();
		await one.query('CREATE TABLE a (id int PRIMARY KEY, name text)');
		for (const id of [1, 2, 3]) {
			await one.query({ name: 'add', text: 'INSERT INTO a VALUES ($1, $2)', values: [id, `name ${id}`] });
		}
		expect((await one.query('SELECT name FROM a WHERE id = $1', [2])).rows).toEqual([{ name: 'name 2' }]);
		await expect(one.query('SELECT $1::int + missing', [1])).rejects.toMatchObject({
			code: '42703',
			position: '18',
		});
		await expect(one.query('INSERT INTO a VALUES (1)')).rejects.toMatchObject({ code: '23505' });
		expect((await one.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
	});

	it('has large statements and large answers', async () => {
		const one = await client();
		const text = 'x'.repeat(3_000_000);
		expect((await one.query('SELECT length($1) AS n, $1 AS text', [text])).rows).toEqual([
			{ n: 3_000_000, text },
		]);
	});

	it('has transactions, and what it leaves open is rolled back', async () => {
		const one = await client();
		await one.query('CREATE TABLE a (id int)');
		await one.query('BEGIN');
		await one.query('INSERT INTO a VALUES (1)');
		await one.query('COMMIT');
		await one.query('BEGIN');
		await one.query('INSERT INTO a VALUES (2)');
		await one.end();
		const two = await client();
		expect((await two.query('SELECT id FROM a')).rows).toEqual([{ id: 1 }]);
		await two.query('BEGIN');
		await two.query('INSERT INTO a VALUES (3)');
		await door.close();
		expect(await count('a')).toBe(1);
	});

	it('copies rows in', async () => {
		const one = await client();
		await one.query('CREATE TABLE a (id int, name text)');
		const copy = Object.assign(new Query('COPY a FROM STDIN'), {
			handleCopyInResponse(connection: { sendCopyFromChunk(rows: Buffer): void; endCopyFrom(): void }) {
				connection.sendCopyFromChunk(Buffer.from('1\tone\n2\t'));
				connection.sendCopyFromChunk(Buffer.from('two\n'));
				connection.endCopyFrom();
			},
		});
		await new Promise((resolve) => one.query(copy).on('end', resolve));
		expect((await one.query('SELECT id, name FROM a')).rows).toEqual([
			{ id: 1, name: 'one' },
			{ id: 2, name: 'two' },
		]);
	});

	it('that sends no rows to copy fails the copy and goes on', async () => {
		const one = await client();
		await one.query('CREATE TABLE a (id int, name text)');
		await expect(one.query('COPY a FROM STDIN')).rejects.toMatchObject({ code: '57014' });
		await expect(one.query('COPY a FROM STDIN; SELECT 1')).rejects.toMatchObject({ code: '57014' });
		await expect(
			one.query({ text: 'COPY a FROM STDIN', values: [], queryMode: 'extended' } as never),
		).rejects.toMatchObject({ code: '57014' });
		expect((await one.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
	});

	it('asks for encryption and is told that there is none', async () => {
		await expect(client({ ssl: true, connectionString: door.url.replace(/\?.*/, '') })).rejects.toThrow(
			'The server does not support SSL connections',
		);
	});

	it.each([
		['password', { password: 'guess' }, 'password authentication failed for user "postgres"'],
		['user', { user: 'admin' }, 'password authentication failed for user "admin"'],
		['database', { database: 'shop' }, 'database "shop" does not exist'],
	])('with another %s is turned away', async (_, config, message) => {
		const url = new URL(door.url);
		const right = {
			host: url.hostname,
			port: Number(url.port),
			user: url.username,
			password: url.password,
			database: 'postgres',
		};
		const one = new Client({ ...right, ...config });
		await expect(one.connect()).rejects.toThrow(message);
	});

	it('starts with the settings that it asks for', async () => {
		const one = await client({
			application_name: "it's me",
			options: '-c search_path=a,\\ b --work_mem=8MB',
		});
		const { rows } = await one.query(
			`SELECT current_setting('application_name') AS name, current_setting('search_path') AS path, current_setting('work_mem') AS memory`,
		);
		expect(rows).toEqual([{ name: "it's me", path: 'a, b', memory: '8MB' }]);
	});
});

describe('several clients', () => {
	it('have settings and prepared statements of their own', async () => {
		const [one, two] = [await client(), await client()];
		await one.query(`SET search_path = one; SET my.own = '1'`);
		await two.query('SET search_path = two');
		const path = { name: 'path', text: `SELECT current_setting('search_path') AS path` };
		expect((await one.query(path)).rows).toEqual([{ path: 'one' }]);
		expect((await two.query({ ...path, text: `${path.text}, 2 AS two` })).rows).toEqual([
			{ path: 'two', two: 2 },
		]);
		expect((await one.query(path)).rows).toEqual([{ path: 'one' }]);
		await two.end();
		const three = await client();
		expect((await three.query(path)).rows).toEqual([{ path: 'public' }]);
		await one.query('CREATE ROLE someone; SET ROLE someone');
		expect((await three.query('SELECT current_user AS name')).rows).toEqual([{ name: 'postgres' }]);
		expect((await one.query('SELECT current_user AS name')).rows).toEqual([{ name: 'someone' }]);
		await one.query('RESET ROLE; DROP ROLE someone');
	});

	it('wait for the one that is in a transaction', async () => {
		const [one, two] = [await client(), await client()];
		await one.query('BEGIN; CREATE TABLE a (id int)');
		const waiting = two.query('SELECT count(*)::int AS n FROM a');
		await one.query('INSERT INTO a VALUES (1)');
		await one.query('COMMIT');
		expect((await waiting).rows).toEqual([{ n: 1 }]);
	});

	it('of a pool come in turn', async () => {
		const pool = new Pool({ connectionString: door.url, max: 8 });
		pool.on('error', () => {});
		await pool.query('CREATE TABLE a (id int)');
		await Promise.all(
			Array.from({ length: 200 }, async (_, id) => {
				const one = await pool.connect();
				await one.query('BEGIN');
				await one.query('INSERT INTO a VALUES ($1)', [id]);
				await one.query(id % 2 ? 'COMMIT' : 'ROLLBACK');
				one.release();
			}),
		);
		expect((await pool.query('SELECT count(*)::int AS n FROM a')).rows).toEqual([{ n: 100 }]);
		await pool.end();
	});

	it('may take back what they wait to say', async () => {
		const [one, two] = [await client(), await client()];
		await one.query('BEGIN');
		const waiting = expect(two.query('SELECT 1')).rejects.toMatchObject({ code: '57014' });
		const { processID, secretKey } = two as unknown as { processID: number; secretKey: number };
		await cancel(processID, secretKey);
		await waiting;
		await one.query('COMMIT');
		expect((await two.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }]);
	});
});

function cancel(processId: number, secretKey: number): Promise<void> {
	const request = Buffer.alloc(16);
	for (const [index, value] of [16, 80_877_102, processId, secretKey].entries()) {
		request.writeInt32BE(value, index * 4);
	}
	const { hostname, port } = new URL(door.url);
	return new Promise((resolve) => {
		const socket = connect(Number(port), hostname, () => socket.end(request));
		socket.resume().on('close', () => resolve());
	});
}

describe('what clients did', () => {
	it('is told in order, without what was rolled back, to a savepoint too', async () => {
		const one = await client();
		await one.query('CREATE TABLE a (id int); CREATE INDEX a_id ON a (id)');
		await one.query('BEGIN');
		await one.query('CREATE TABLE gone (id int)');
		await one.query('ROLLBACK');
		await one.query('BEGIN');
		await one.query('CREATE TABLE b (id int)');
		await one.query('SAVEPOINT s');
		await one.query('CREATE TABLE gone_too (id int)');
		await one.query('ROLLBACK TO SAVEPOINT s');
		await one.query({ text: 'CREATE VIEW v AS SELECT id FROM b', values: [], name: 'view' });
		await one.query('COMMIT');
		await expect(one.query('CREATE TABLE c (id int); SELECT 1/0')).rejects.toThrow('division by zero');
		await one.query('INSERT INTO a VALUES ($1)', [7]);
		const heard = await door.close();
		expect(told(heard)).toEqual([
			'created table public.a',
			'created column public.a.id',
			'created index public.a_id',
			'created table public.b',
			'created column public.b.id',
			'created view public.v',
		]);
		expect(heard?.at(-1)).toMatchObject({
			command: 'INSERT 0 1',
			sql: 'INSERT INTO a VALUES ($1)',
			parameters: ['7'],
		});
	});

	it('is in the catalogs that are read afterwards, with nothing of their sessions', async () => {
		const one = await client();
		await one.query('CREATE SCHEMA app; SET search_path = app; CREATE TEMP TABLE t (id int)');
		await one.query('CREATE TABLE a (id int)');
		await door.close();
		const { schema } = await introspect(engine, []);
		expect(schema.objects.filter(({ kind }) => kind === 'table')).toMatchObject([
			{ namespace: 'app', name: 'a' },
		]);
		await engine.apply({ transaction: 'none', statements: [{ sql: 'DROP SCHEMA app CASCADE' }] });
	});
});

describe('a stranger', () => {
	it.each([
		['no protocol at all', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
		['a length that cannot be', Buffer.from([0xff, 0xff, 0xff, 0xff, 0, 3, 0, 0])],
		['a version from the future', Buffer.from([0, 0, 0, 8, 0, 9, 0, 0])],
		['a list without an end', Buffer.from([0, 0, 0, 12, 0, 3, 0, 0, 65, 65, 65, 65])],
		['nothing', Buffer.alloc(0)],
	])('that speaks %s is turned away, and the next one served', async (_, bytes) => {
		const { hostname, port } = new URL(door.url);
		await new Promise<void>((resolve) => {
			const socket = connect(Number(port), hostname, () => socket.end(bytes));
			socket.resume().on('close', () => resolve());
		});
		expect((await (await client()).query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
	});
});

it('an engine that ends says why, to the client and to whom has opened the door', async () => {
	const short = await openEngine({
		limits: { migrationSeconds: 1, runSeconds: 60, memoryMegabytes: 700 },
		sources: [],
	});
	try {
		const own = await short.listen();
		const one = new Client({ connectionString: own.url });
		one.on('error', () => {});
		await one.connect();
		await expect(one.query('DO $$ BEGIN LOOP END LOOP; END $$')).rejects.toThrow(
			'did not end within 1 second',
		);
		expect(await own.ended).toMatchObject({ ended: 'time', message: 'did not end within 1 second' });
		await own.close();
	} finally {
		await short.close();
	}
});
