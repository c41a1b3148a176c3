import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { makeRepository, type Repository } from '../repository.ts';

const BASE = `CREATE TABLE carts (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, cart_id bigint NOT NULL REFERENCES carts);
CREATE TABLE notes (id bigint PRIMARY KEY, body text NOT NULL);
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL UNIQUE);`;

const simple = (name: string) => `CREATE TABLE ${name} (id bigint PRIMARY KEY, label text NOT NULL);`;
const rich = (name: string) => `CREATE TYPE ${name}_kind AS ENUM ('a', 'b');
CREATE TABLE ${name} (id bigint PRIMARY KEY, kind ${name}_kind NOT NULL, user_id bigint NOT NULL REFERENCES users,
	starts date, ends date CHECK (ends > '2000-01-01'), CHECK (starts < ends));
CREATE INDEX ${name}_by_kind ON ${name} (kind, user_id);`;

const read = (repository: Repository) => readFileSync(join(repository.path, 'docs/database-spec.md'), 'utf8');
const countConflicts = (text: string) => text.match(/^<{7} /gm)?.length ?? 0;

/** The headings under which git found conflicts, as far as they stand in the text. */
function conflictsUnder(text: string): readonly string[] {
	let heading = '';
	return text.split('\n').flatMap((line) => {
		if (/^#+ /.test(line)) heading = line.replace(/^#+ /, '');
		return /^<{7} /.test(line) ? [heading] : [];
	});
}

/** Two branches that add a migration each, regenerate, and are merged; gives what git made of the document. */
async function mergeBoth(repository: Repository, ours: string, theirs: string): Promise<string> {
	const generate = async () => expect((await runCli(repository.path, ['generate'])).status).toBe(0);
	repository.git('init', '--quiet', '--initial-branch', 'main');
	repository.write('migrations/0001_base.sql', BASE);
	await generate();
	repository.commit('base');
	for (const [branch, number, sql] of [
		['theirs', 2, theirs],
		['ours', 3, ours],
	] as const) {
		repository.git('switch', '--quiet', '--create', branch, 'main');
		repository.write(`migrations/000${number}_${branch}.sql`, sql);
		await generate();
		repository.commit(branch);
	}
	try {
		repository.git('merge', '--quiet', 'theirs');
	} catch {
		// Git says by its exit status that there are conflicts.
	}
	return read(repository);
}

it.each([
	['far apart', simple('badges'), simple('tags')],
	['next to each other, with types, keys, checks and indexes', rich('regions'), rich('returns')],
])('two branches that add tables %s', { timeout: 120_000 }, async (name, ours, theirs) => {
	const repository = makeRepository();
	try {
		const merged = await mergeBoth(repository, ours, theirs);
		if (name === 'far apart') {
			// What is told migration by migration ends with the same one on both branches.
			expect([...conflictsUnder(merged)]).toEqual(['Migration History']);
			expect(countConflicts(merged)).toBe(1);
		}

		const { status, stdout } = await runCli(repository.path, ['generate']);
		expect(status).toBe(0);
		expect(stdout).toMatch(/that git left in generated blocks (?:is|are) settled/);
		const settled = read(repository);
		expect(countConflicts(settled)).toBe(0);
		for (const word of ours.match(/CREATE TABLE \w+/g) ?? []) expect(settled).toContain(word);
		for (const word of theirs.match(/CREATE TABLE \w+/g) ?? []) expect(settled).toContain(word);
		expect((await runCli(repository.path, ['check'])).stdout).toContain('pass: nothing to settle');
	} finally {
		repository.remove();
	}
});
