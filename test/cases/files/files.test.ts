import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { makeRepository, type Repository } from '../repository.ts';

const CUSTOMERS = 'CREATE TABLE customers (id bigint PRIMARY KEY, note text);\n';
const MEGABYTE = 1024 * 1024;

let repository: Repository;
/** A directory beside the repository, which nothing may read or write. */
let outside: string;

beforeEach(() => {
	repository = makeRepository();
	repository.write('db/migrations/0001_customers.sql', CUSTOMERS);
	outside = join(dirname(repository.path), 'outside');
	mkdirSync(outside);
	writeFileSync(join(outside, '0002_secret.sql'), 'CREATE TABLE secret (word text);\n');
});
afterEach(() => repository.remove());

const run = (...args: readonly string[]) => runCli(repository.path, args);

function link(path: string, target: string): void {
	mkdirSync(dirname(join(repository.path, path)), { recursive: true });
	symlinkSync(target, join(repository.path, path));
}

describe('a symbolic link out of the repository', () => {
	it.each([
		['relative', '../../../outside/0002_secret.sql'],
		['absolute', ''],
	])('as a migration is not read: %s', async (_, target) => {
		link('db/migrations/0002_secret.sql', target || join(outside, '0002_secret.sql'));
		const { status, stdout } = await run('schema');
		expect(status).toBe(0);
		expect(stdout).toContain('customers');
		expect(stdout).not.toContain('secret');
	});

	it('as the migrations’ directory is refused by name', async () => {
		link('linked', outside);
		const { status, stdout, stderr } = await run('schema', '--migrations', 'linked');
		expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
		expect(stderr).toBe(
			'linked: This path leads out of the repository. [load]\n' +
				'  hint: Only files of the repository itself are read: give a path inside it, or put the file itself in place of a link.\n',
		);
	});

	it('as the specification is neither read nor written', async () => {
		writeFileSync(join(outside, 'spec.md'), '# Secret\n');
		link('docs/database-spec.md', '../../outside/spec.md');
		const check = await run('check');
		expect(check.status).toBe(2);
		expect(check.stdout).toContain('error docs/database-spec.md\n  This path leads out of the repository.');
		const generate = await run('generate');
		expect(generate.status).toBe(2);
		expect(generate.stderr).toContain('docs/database-spec.md: This path leads out of the repository.');
		expect(readFileSync(join(outside, 'spec.md'), 'utf8')).toBe('# Secret\n');
	});

	it('as the specification’s directory is not written through', async () => {
		link('docs', outside);
		const { status, stderr } = await run('generate');
		expect(status).toBe(2);
		expect(stderr).toContain('docs/database-spec.md is outside of the repository');
		expect(readdirSync(outside)).toEqual(['0002_secret.sql']);
	});

	it('as the config is refused', async () => {
		writeFileSync(join(outside, 'config.yml'), 'fail-on: never\n');
		link('.github/database-spec.yml', '../../outside/config.yml');
		const { status, stderr } = await run('check');
		expect(status).toBe(2);
		expect(stderr).toContain('.github/database-spec.yml: This path leads out of the repository.');
	});
});

describe('a file of 50 MB', () => {
	const rows = `1\t${'x'.repeat(1000)}\n`.repeat(50 * 1024);

	it.each([
		['rows of COPY', `COPY customers FROM stdin;\n${rows.replaceAll(/^1/gm, '1')}\\.\n`],
		['one string', `INSERT INTO customers VALUES (1, '${'x'.repeat(50 * MEGABYTE)}');\n`],
		['one comment', `-- ${'x'.repeat(50 * MEGABYTE)}\n`],
	])('is replayed: %s', async (_, sql) => {
		const body = sql.startsWith('COPY')
			? sql.replace('COPY customers', 'CREATE TABLE big (id int, note text);\nCOPY big')
			: sql;
		repository.write('db/migrations/0002_large.sql', body);
		const { status, stdout } = await run('schema');
		expect(status).toBe(0);
		expect(stdout).toContain('CREATE TABLE customers');
	});

	it('of nothing that is SQL is a clear error', async () => {
		repository.write('.github/database-spec.yml', 'limits:\n  memory-megabytes: 300\n');
		repository.write('db/migrations/0002_large.sql', '('.repeat(50 * MEGABYTE));
		const { status, stderr } = await run('schema');
		expect(status).toBe(2);
		expect(stderr).toMatch(/^db\/migrations\/0002_large\.sql:1: .*memory/);
		expect(stderr.length).toBeLessThan(2000);
	});

	it('is too large above 64 MB', async () => {
		repository.write('db/migrations/0002_large.sql', Buffer.alloc(65 * MEGABYTE, 'x'));
		const { status, stderr } = await run('schema');
		expect(status).toBe(2);
		expect(stderr).toBe(
			'db/migrations/0002_large.sql: This file is too large: 65 MB. [load]\n' +
				'  hint: Files up to 64 MB are read. Keep bulk data out of the migrations.\n',
		);
	});
});

describe('what is no plain file', () => {
	it('is not waited for', async () => {
		execFileSync('mkfifo', [join(repository.path, 'spec.md')]);
		const { status, stdout } = await run('check', '--document', 'spec.md');
		expect(status).toBe(2);
		expect(stdout).toContain('This is not a plain file.');
	});

	it('is no migration', async () => {
		execFileSync('mkfifo', [join(repository.path, 'db/migrations/0002_pipe.sql')]);
		expect((await run('schema')).status).toBe(0);
	});
});

describe('a specification that people wrote', () => {
	it.each([
		['Windows', '\r\n', ''],
		['Unix', '\n', ''],
		['Windows, after a byte order mark', '\r\n', '\ufeff'],
	])('keeps its words and its line endings: %s', async (_, ending, mark) => {
		const lines = [
			...[
				'# Shop  ',
				'',
				'Two  spaces,\ta tab ',
				'* a list',
				'',
				'## Complete Schema Design',
				'',
				'~~~',
				'kept',
				'~~~',
			],
			...['', '### Ours', '', '<!-- a word -->', '| a | b |', '|---|---|', '', 'the end'],
		];
		repository.write('docs/database-spec.md', mark + lines.join(ending));
		expect((await run('generate')).status).toBe(0);
		const written = readFileSync(join(repository.path, 'docs/database-spec.md'), 'utf8');
		expect(written.startsWith(`${mark}# Shop`)).toBe(true);
		expect(written.replaceAll(ending, '')).not.toMatch(/[\r\n]/);
		const rest = written.slice(mark.length).split(ending);
		const kept = lines.filter((line) => {
			const at = rest.indexOf(line);
			if (at >= 0) rest.splice(0, at + 1);
			return at >= 0;
		});
		expect(kept).toEqual(lines);
	});
});

describe('what cannot be written', () => {
	it('is said with the path as it was given', async () => {
		repository.write('docs', 'a file where a directory should be\n');
		const { status, stdout, stderr } = await run('generate', '--document', 'docs/spec.md');
		expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
		expect(stderr).toBe(
			'docs/spec.md cannot be written: a part of its path is a file [load]\n' +
				'  hint: Check that its directory exists and may be written to.\n',
		);
	});

	it.skipIf(process.getuid?.() === 0)(
		'because the directory is read-only leaves nothing behind',
		async () => {
			mkdirSync(join(repository.path, 'docs'));
			chmodSync(join(repository.path, 'docs'), 0o500);
			const { status, stderr } = await run('generate');
			chmodSync(join(repository.path, 'docs'), 0o700);
			expect(status).toBe(2);
			expect(stderr).toContain('docs/database-spec.md cannot be written: it may not be written to');
			expect(readdirSync(join(repository.path, 'docs'))).toEqual([]);
		},
	);
});

describe('a clone', () => {
	function clone(...options: readonly string[]): string {
		repository.git('init', '--quiet', '--initial-branch', 'main');
		repository.commit('base');
		repository.git('switch', '--quiet', '--create', 'pull-request');
		repository.write('db/migrations/0002_note.sql', 'ALTER TABLE customers ADD phone text;\n');
		repository.commit('head');
		const path = join(dirname(repository.path), 'clone');
		repository.git('clone', '--quiet', ...options, `file://${repository.path}`, path);
		return path;
	}

	it('that is shallow says how to get the base', async () => {
		const path = clone('--depth', '1', '--branch', 'pull-request');
		const { status, stdout, stderr } = await runCli(path, ['check', '--base', 'main']);
		expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
		expect(stderr).toBe(
			'There is no commit, branch or tag main in this clone. [git]\n' +
				'  hint: This clone is shallow. In a workflow set `fetch-depth: 0` for actions/checkout; elsewhere run `git fetch --unshallow`. To fetch it, run `git fetch origin main`; in a workflow `fetch-depth: 0` brings every branch.\n',
		);
	});

	it('that is bare is checked at its HEAD, and not generated into', async () => {
		const path = clone('--bare');
		execFileSync('git', ['symbolic-ref', 'HEAD', 'refs/heads/pull-request'], { cwd: path });
		const check = await runCli(path, ['check', '--base', 'main', '--format', 'json']);
		expect(JSON.parse(check.stdout)).toMatchObject({
			databases: [{ addedMigrations: ['db/migrations/0002_note.sql'] }],
		});
		const generate = await runCli(path, ['generate']);
		expect(generate.status).toBe(2);
		expect(generate.stderr).toContain('bare');
		expect(existsSync(join(path, 'docs'))).toBe(false);
	});
});
