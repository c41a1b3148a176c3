import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	type KillGround,
	makeKillGround,
	requireNoFiles,
	runToKill,
} from '../../scripts/kill/run-to-kill.ts';
import { makeRepository, type Repository } from '../cases/repository.ts';
import { pullRequestPayload } from '../support/fake-github/payload.ts';
import { type NativeServer, startNativeServer } from '../support/native-server.ts';
import { type CliResult, spawnCli } from '../support/run-cli.ts';

const SECRET = 'hunter2%26';

let server: NativeServer;
let repository: Repository;

beforeAll(async () => {
	server = await startNativeServer();
	repository = makeRepository();
	repository.write(
		'db/migrations/0001_customers.sql',
		'CREATE TABLE customers (id bigserial PRIMARY KEY);\n',
	);
	repository.write(
		'db/migrations/0002_role.sql',
		'CREATE ROLE reader;\nDO $$ BEGIN CREATE ROLE writer; END $$;\nCREATE EXTENSION postgis;\n',
	);
	repository.write('missing/0001_grant.sql', 'CREATE TABLE a ();\nGRANT SELECT ON a TO nobody_here;\n');
	repository.write('forbidden/0001_file.sql', `CREATE TABLE a (b text);\nCOPY a FROM '/etc/passwd';\n`);
});
afterAll(async () => {
	repository.remove();
	await server.stop();
});

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CliResult> {
	return spawnCli(repository.path, ['schema', '--engine', 'server', ...args], { DATABASE_URL: '', ...env });
}

async function scratchDatabases(): Promise<readonly unknown[]> {
	return server.query(`SELECT datname FROM pg_database WHERE datname LIKE 'auggie%'`);
}

const migrations = ['--migrations', 'db/migrations'];

describe('--engine server', () => {
	it('builds what the embedded engine builds, and says what it left out', async () => {
		const { status, stdout, stderr } = await run([...migrations, '--database-url', server.address()]);
		expect(status).toBe(0);
		const embedded = await spawnCli(repository.path, ['schema', ...migrations]);
		expect(stdout).toBe(embedded.stdout);
		expect(stderr.split('\n')).toEqual([
			expect.stringContaining('0002_role.sql:3: assumed: '),
			expect.stringContaining('0002_role.sql:1: skipped: CREATE ROLE acts on the whole server'),
			expect.stringContaining('0002_role.sql:2: not-understood: Holds what acts on the whole server'),
			'',
		]);
		expect(await scratchDatabases()).toEqual([]);
	});

	it('takes the address from the environment', async () => {
		expect((await run(migrations, { DATABASE_URL: server.address() })).status).toBe(0);
	});

	it('checks and generates there', async () => {
		const env = { DATABASE_URL: server.address() };
		const args = ['--engine', 'server', '--migrations', 'db/migrations', '--document', 'docs/made.md'];
		const generated = await spawnCli(repository.path, ['generate', ...args], env);
		expect(generated.stdout).toBe('docs/made.md written\ndocs/made.sql written\n');
		const checked = await spawnCli(repository.path, ['check', ...args], env);
		expect([checked.status, checked.stdout]).toEqual([
			0,
			expect.stringContaining('The specification and the migrations agree.'),
		]);
		expect(await scratchDatabases()).toEqual([]);
	});

	it.each<[string, readonly string[], string, string]>([
		['no address', migrations, '', 'set the environment variable database_url'],
		['an address of something else', migrations, `mysql://root:${SECRET}@localhost/x`, 'percent-encoded'],
		['no address at all', migrations, `localhost ${SECRET}`, 'percent-encoded'],
		['a server that is not there', migrations, `postgres://a:${SECRET}@127.0.0.1:1/x`, 'econnrefused'],
		[
			'an unknown user',
			migrations,
			'USER',
			"check the user in the database url, and the server's pg_hba.conf",
		],
		['an unknown database', migrations, 'DATABASE', 'any will do, such as postgres'],
		['no encryption', migrations, 'SSL', 'use ?sslmode=disable'],
		['a role that nobody made', ['--migrations', 'missing'], 'GOOD', 'a replay makes none there'],
		['a file of the server', ['--migrations', 'forbidden'], 'GOOD', 'copy … from stdin'],
	])('with %s ends with the way out and no secret', async (_, args, address, words) => {
		const good = server.address().replace('postgres@', `postgres:${SECRET}@`);
		const addresses: Readonly<Record<string, string>> = {
			GOOD: good,
			USER: good.replace('//postgres:', '//nobody_here:'),
			DATABASE: good.replace(/postgres$/, 'nothing_here'),
			SSL: `${good}?sslmode=require`,
		};
		const { status, stdout, stderr } = await run([...args, '--database-url', addresses[address] ?? address]);
		expect([status, stdout]).toEqual([2, '']);
		expect(stderr.toLowerCase()).toContain(words);
		expect(stderr).not.toMatch(/hunter2|postgres(ql)?:\/\/(?!user:password)/);
		expect(await scratchDatabases()).toEqual([]);
	});
});

describe('a pull request from a fork', () => {
	const common = { repository: 'octocat/shop', number: 2, baseSha: 'b'.repeat(40), headSha: 'a'.repeat(40) };
	const own = pullRequestPayload(common) as { readonly pull_request: { readonly head: object } };
	const head = { ...own.pull_request.head, repo: { id: 1 } };
	const fork = { ...own, pull_request: { ...own.pull_request, head } };

	async function runOn(name: string, payload: unknown): Promise<CliResult> {
		const file = join(dirname(repository.path), 'event.json');
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, typeof payload === 'string' ? payload : JSON.stringify(payload));
		return run(migrations, {
			DATABASE_URL: server.address(),
			GITHUB_ACTIONS: 'true',
			GITHUB_EVENT_NAME: name,
			GITHUB_EVENT_PATH: file,
		});
	}

	it.each<[string, string, unknown]>([
		['directly', 'pull_request', fork],
		['with the rights of the base', 'pull_request_target', fork],
		[
			'after another workflow',
			'workflow_run',
			{ workflow_run: { head_repository: { id: 2 } }, repository: { id: 1 } },
		],
		['that cannot be read', 'pull_request', '{'],
	])('gets no server: %s', async (_, name, payload) => {
		const { status, stderr } = await runOn(name, payload);
		expect([status, stderr]).toEqual([2, expect.stringContaining('is not for a pull request from a fork')]);
	});

	it.each<[string, string, unknown]>([
		['a pull request of its own', 'pull_request', own],
		['a push', 'push', {}],
		[
			'the workflow after its own',
			'workflow_run',
			{ workflow_run: { head_repository: { id: 1 } }, repository: { id: 1 } },
		],
	])('but %s does', async (_, name, payload) => {
		expect((await runOn(name, payload)).status).toBe(0);
	});
});

describe('a run that is killed', () => {
	let ground: KillGround;

	beforeAll(async () => {
		ground = await makeKillGround();
	});
	afterAll(() => ground.remove());

	const serverArgs = () => ['--engine', 'server', '--database-url', server.address()];

	it.each([300, 900, 1300])('after %d ms leaves nothing that the next run does not drop', async (after) => {
		await runToKill(ground, serverArgs(), { after, signal: 'SIGKILL' });
		expect((await runToKill(ground, serverArgs(), null)).status).toBe(0);
		expect(await scratchDatabases()).toEqual([]);
		await requireNoFiles(ground);
	});

	it.each(['SIGINT', 'SIGTERM'] as const)('by %s drops its database itself', async (signal) => {
		const ended = await runToKill(ground, serverArgs(), { after: 1200, signal });
		expect(ended.signal).toBe(signal);
		expect(await scratchDatabases()).toEqual([]);
	});

	it('leaves nothing where the engine is embedded', async () => {
		await runToKill(ground, [], { after: 1500, signal: 'SIGKILL' });
		await requireNoFiles(ground);
	});
});
