import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeRepository, type Repository } from '../cases/repository.ts';
import { type NativeServer, startNativeServer } from '../support/native-server.ts';
import { spawnCli } from '../support/run-cli.ts';

const root = join(import.meta.dirname, '..');

let server: NativeServer;
let repository: Repository;

beforeAll(async () => {
	server = await startNativeServer();
	repository = makeRepository();
	cpSync(join(root, 'cases/code-migrations/runs/repository'), repository.path, { recursive: true });
	symlinkSync(join(root, '../node_modules'), join(repository.path, 'node_modules'));
});
afterAll(async () => {
	repository.remove();
	await server.stop();
});

it('a command builds on a server what it builds in the embedded engine, and leaves nothing there', async () => {
	const args = ['--engine', 'server', '--database-url', server.address()];
	const { status, stdout } = await spawnCli(repository.path, ['schema', ...args]);
	expect(status).toBe(0);
	expect(stdout).toContain('CREATE TABLE customers');
	expect(stdout).toBe((await spawnCli(repository.path, ['schema'])).stdout);
	expect(await server.query(`SELECT datname FROM pg_database WHERE datname LIKE 'auggie%'`)).toEqual([]);
});
