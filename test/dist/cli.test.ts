import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildShopRepository } from '../../scripts/shop-repository.ts';
import { makeRepository, type Repository } from '../cases/repository.ts';
import { copyDist, type DistCopy, type ProgramResult, runProgram, runScript } from './dist-copy.ts';

const PACKAGE = z.object({ bin: z.record(z.string(), z.string()) });

let dist: DistCopy;
let shop: Repository;
let teas: Repository;

beforeAll(() => {
	// A place such as people have: with a blank, and with letters beyond ASCII.
	dist = copyDist('Größere Werkzeuge/数据库');
	[shop, teas] = [makeRepository(), makeRepository()];
	buildShopRepository(shop.path);
	teas.write(
		'migrations/001_teas.sql',
		'CREATE TABLE teas (id bigint PRIMARY KEY, picked_at timestamptz NOT NULL);\n',
	);
});

afterAll(() => {
	for (const repository of [shop, teas]) repository.remove();
	dist.remove();
});

/** Runs the command line beside its own files, far from the repository that it reads. */
function run(...args: readonly string[]): Promise<ProgramResult> {
	return runScript(join(dist.path, 'cli.js'), dist.parent, ...args);
}

describe.concurrent('the help', () => {
	it.each(['check', 'generate', 'schema'])('of %s has examples and the exit status', async (command) => {
		const { status, stdout, stderr } = await run(command, '--help');
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(stdout).toMatch(new RegExp(`^Usage: auggie-database-spec ${command} `));
		const examples = stdout.split('\nExamples:\n')[1]?.split('\n\n')[0] ?? '';
		expect(examples.split('\n').length).toBeGreaterThan(1);
		for (const line of examples.split('\n')) expect(line).toContain(`  auggie-database-spec ${command}`);
		expect(stdout).toContain('Exit status: 0 pass, 1 findings, 2 error.');
	});

	it('is what the program says when it is given nothing, by the name under which it is installed', async () => {
		const { bin } = PACKAGE.parse(
			JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')),
		);
		expect(bin).toEqual({ 'auggie-database-spec': 'dist/cli.js' });
		const [given, asked] = await Promise.all([run(), run('--help')]);
		expect(given).toEqual(asked);
		expect(given.status).toBe(0);
		expect(given.stdout).toContain('Usage: auggie-database-spec ');
	});
});

/** What every run on the shop tells on the side. */
const WAY_BACK =
	'migrations: skipped: 17 files such as 000001_create_types.down.sql are for the way back: not replayed.\n';

describe.concurrent('schema', () => {
	it('prints a model and a script that builds the same model', async () => {
		const cwd = relative(dist.parent, shop.path);
		const [model, script] = await Promise.all([
			run('schema', '--format', 'json', '--cwd', cwd),
			run('schema', '--format', 'sql', '--cwd', cwd),
		]);
		expect([model, script].map(({ status, stderr }) => ({ status, stderr }))).toEqual([
			{ status: 0, stderr: WAY_BACK },
			{ status: 0, stderr: WAY_BACK },
		]);
		expect(JSON.parse(model.stdout)).toMatchObject({
			counts: { tables: 13, columns: 79, indexes: 30, triggers: 5, policies: 1 },
		});
		writeFileSync(join(dist.parent, 'schema.sql'), script.stdout);
		const loaded = await run('schema', '--format', 'json', '--migrations', 'schema.sql');
		expect(loaded.status).toBe(0);
		expect(JSON.parse(loaded.stdout)).toEqual(JSON.parse(model.stdout));
	});
});

describe.concurrent('generate', () => {
	it('writes the specification once, and finds it up to date the next time', async () => {
		const files = ['docs/database-spec.md', 'docs/database-spec.sql'];
		const read = (): readonly string[] => files.map((file) => readFileSync(join(shop.path, file), 'utf8'));
		const before = read();
		const first = await run('generate', '--cwd', shop.path);
		const written = read();
		expect(first).toEqual({
			status: 0,
			stdout: files.map((file) => `${file} written\n`).join(''),
			stderr: WAY_BACK,
		});
		expect(written).not.toEqual(before);
		expect(written[0]).toContain('<!-- spec:begin table public.wishlists -->');
		const second = await run('generate', '--cwd', shop.path);
		expect(second).toEqual({
			status: 0,
			stdout: files.map((file) => `${file} is up to date\n`).join(''),
			stderr: WAY_BACK,
		});
		expect(read()).toEqual(written);
	});
});

describe.concurrent('the exit status', () => {
	it('is 0 where all is well and 1 where there is something to settle', async () => {
		expect((await run('generate', '--cwd', teas.path)).status).toBe(0);
		const settled = await run('check', '--cwd', teas.path);
		expect(settled.stdout).toContain('The specification and the migrations agree.');
		expect(settled.status).toBe(0);
		teas.write('migrations/002_cups.sql', 'CREATE TABLE cups (id bigint PRIMARY KEY);\n');
		const drifted = await run('check', '--cwd', teas.path, '--fail-on', 'warning');
		expect(drifted.stdout).toContain('table cups');
		expect(drifted.status).toBe(1);
	});

	it.each([
		['a flag that there is not', ['check', '--nope'], "unknown option '--nope'"],
		['a command that there is not', ['chekc'], 'there is no command "chekc"'],
		['a base that there is not', ['check', '--base', 'nowhere'], 'nowhere'],
		['migrations that there are not', ['schema', '--migrations', 'nowhere'], 'nowhere'],
	])('is 2 for %s, with the reason on the error stream alone', async (_, args, reason) => {
		const { status, stdout, stderr } = await runScript(join(dist.path, 'cli.js'), shop.path, ...args);
		expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
		expect(stderr).toContain(reason);
		expect(stderr).not.toContain('please report it');
	});
});

describe.concurrent('a link to the program in another directory', () => {
	it('runs it, as npm links it', async () => {
		const bin = join(dist.parent, 'node_modules', '.bin');
		mkdirSync(bin, { recursive: true });
		const link = join(bin, 'auggie-database-spec');
		symlinkSync(relative(bin, join(dist.path, 'cli.js')), link);
		const { status, stdout, stderr } = await runProgram(link, teas.path, [
			'schema',
			'--migrations',
			'migrations/001_teas.sql',
		]);
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(stdout).toContain('CREATE TABLE teas (');
	});
});
