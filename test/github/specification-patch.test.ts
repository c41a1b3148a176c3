import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generate } from '../../src/commands/generate.ts';
import type { RunInput } from '../../src/commands/run-input.ts';
import { isMendable, mendingAdvice, writePatch } from '../../src/github/specification-patch.ts';
import { makeDatabase, makeFinding, makeReport } from '../support/reports.ts';

let root: string;
let temporary: string;

beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'fork-'));
	temporary = await mkdtemp(join(tmpdir(), 'runner-'));
	git(['init', '--quiet']);
});

afterEach(async () => {
	await rm(root, { recursive: true });
	await rm(temporary, { recursive: true });
});

function git(args: readonly string[]): void {
	const env = { PATH: process.env.PATH ?? '', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
	const { status, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8', env });
	if (status !== 0) throw new Error(stderr);
}

async function write(path: string, text: string): Promise<void> {
	await mkdir(dirname(join(root, path)), { recursive: true });
	await writeFile(join(root, path), text);
}

const inputFor = (directory: string): RunInput => ({
	...{ cwd: join(root, directory), configFile: null, overrides: {}, database: null, databaseUrl: null },
	...{ isFork: true, defaultName: 'shop' },
});

const changedFiles = async (input: RunInput) =>
	(await generate(input))
		.flatMap(({ files }) => files.filter(({ changed }) => changed))
		.map(({ path }) => path);

describe('the patch of a fork', () => {
	it('brings the specification of a folder up to date with `git apply`, and touches nothing before', async () => {
		const input = inputFor('our services/shop');
		const migrations = 'our services/shop/db/migrations';
		await write(`${migrations}/001_users.up.sql`, 'CREATE TABLE users (id bigint PRIMARY KEY);');
		await write('our services/shop/docs/database-spec.md', '# Shop\n\nOur own words, with two blanks.  \n');
		const before = await readFile(join(input.cwd, 'docs/database-spec.md'), 'utf8');

		const patch = await writePatch(input, temporary);
		expect(patch).toBe(join(temporary, 'auggie-database-spec', 'specification.patch'));
		expect(await readFile(join(input.cwd, 'docs/database-spec.md'), 'utf8')).toBe(before);

		git(['apply', patch ?? '']);
		expect(await readFile(join(input.cwd, 'docs/database-spec.md'), 'utf8')).toContain(before.trim());
		expect(await changedFiles(input)).toEqual([]);
		expect(await writePatch(input, temporary)).toBeNull();
	});

	it('is left out where nothing can be generated', async () => {
		await write('db/migrations/001_users.up.sql', 'CREATE TABLE users (id nonsense);');
		expect(await writePatch(inputFor('.'), temporary)).toBeNull();
	});
});

describe('isMendable', () => {
	const stopped = { code: 'replay', message: 'no', location: null, facts: {}, hint: null };
	it.each([
		['nothing to change', makeDatabase(), false],
		['a document that would change', makeDatabase({ documentDiff: '+a' }), true],
		['no document', makeDatabase({ findings: [makeFinding({ code: 'specification/missing' })] }), true],
		['findings of another kind', makeDatabase({ findings: [makeFinding({ code: 'history/total' })] }), false],
		['a check that was stopped', makeDatabase({ documentDiff: '+a', stopped }), false],
	])('with %s', (_, database, expected) => {
		expect(isMendable(makeReport([database]))).toBe(expected);
	});
});

it('says what to run, and of the patch only where there is one', () => {
	expect(mendingAdvice(false)).toContain('auggie-database-spec generate');
	expect(mendingAdvice(false)).not.toContain('git apply');
	expect(mendingAdvice(true)).toContain('git apply specification.patch');
});
