import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLI_SCRIPT, runCli, spawnCli } from '../../support/run-cli.ts';
import { makeRepository, type Repository } from '../repository.ts';

let repository: Repository;
/** Where the runs put their temporary files. */
let temporary: string;

beforeAll(() => {
	repository = makeRepository();
	repository.write(
		'db/migrations/0001_customers.sql',
		'CREATE TABLE customers (id bigserial PRIMARY KEY);\n',
	);
	repository.write('broken/migrations/0001_customers.sql', 'CREATE TABL customers ();\n');
	repository.write('endless/0001_loop.sql', 'DO $$ BEGIN LOOP END LOOP; END $$;\n');
	repository.write('limits.yml', 'limits:\n  migration-seconds: 1\n');
	temporary = join(dirname(repository.path), 'tmp');
	mkdirSync(temporary);
});
afterAll(() => repository.remove());

const run = (...args: readonly string[]) => spawnCli(repository.path, args, { TMPDIR: temporary });
const migrations = ['--migrations', 'db/migrations'];

describe('a process', () => {
	it.each<[string, number, readonly string[]]>([
		['passes', 0, ['check', ...migrations]],
		['has findings', 1, ['check', ...migrations, '--fail-on', 'warning']],
		['is stopped by a migration', 2, ['check', '--migrations', 'broken/migrations', '--fail-on', 'never']],
		['is stopped by a limit', 2, ['schema', '--migrations', 'endless', '--config', 'limits.yml']],
		['is called wrongly', 2, ['check', '--nonsense']],
	])('that %s ends by itself with status %d and leaves no file', async (_, status, args) => {
		const before = readdirSync(repository.path);
		const result = await run(...args);
		expect(result.status).toBe(status);
		expect(readdirSync(temporary)).toEqual([]);
		expect(readdirSync(repository.path)).toEqual(before);
	});

	it('prints the output to stdout and everything else to stderr', async () => {
		const { stdout, stderr } = await run('schema', '--format', 'json', ...migrations);
		expect(JSON.parse(stdout)).toMatchObject({ version: 1, counts: { tables: 1 } });
		expect(stderr).toBe('');
		const stopped = await run('schema', '--migrations', 'broken/migrations');
		expect(stopped.stdout).toBe('');
		expect(stopped.stderr).toContain('broken/migrations/0001_customers.sql:1:');
	});

	it('is quiet when its reader has seen enough', async () => {
		const child = spawn(process.execPath, [CLI_SCRIPT, 'schema', ...migrations], {
			cwd: repository.path,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let stderr = '';
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			stderr += text;
		});
		child.stdout.destroy();
		const status = await new Promise((resolve) => child.on('close', resolve));
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	});
});

describe('a terminal', () => {
	async function checkOnTerminal(environment: NodeJS.ProcessEnv): Promise<string> {
		const before = { isTTY: process.stdout.isTTY, NO_COLOR: process.env.NO_COLOR };
		process.stdout.isTTY = true;
		Object.assign(process.env, environment);
		try {
			return (await runCli(repository.path, ['check', ...migrations])).stdout;
		} finally {
			process.stdout.isTTY = before.isTTY;
			if (before.NO_COLOR === undefined) delete process.env.NO_COLOR;
			else process.env.NO_COLOR = before.NO_COLOR;
		}
	}

	it('gets colours, unless NO_COLOR asks for none', async () => {
		expect(await checkOnTerminal({ NO_COLOR: '' })).toContain('\u001b[');
		expect(await checkOnTerminal({ NO_COLOR: '1' })).not.toContain('\u001b[');
	});
});
