import { expect, it } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { makeRepository } from '../repository.ts';
import {
	commitBase,
	commitBranch,
	conflictsUnder,
	mergeBranch,
	readDocument,
	rich,
	simple,
} from './branches.ts';

const BASE = `CREATE TABLE carts (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, cart_id bigint NOT NULL REFERENCES carts);
CREATE TABLE notes (id bigint PRIMARY KEY, body text NOT NULL);
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL UNIQUE);`;

it.each([
	['far apart', simple('badges'), simple('tags')],
	['next to each other, with types, keys, checks and indexes', rich('regions'), rich('returns')],
])('two branches that add tables %s', { timeout: 120_000 }, async (name, ours, theirs) => {
	const repository = makeRepository();
	try {
		await commitBase(repository, BASE);
		await commitBranch(repository, 'theirs', 2, theirs);
		await commitBranch(repository, 'ours', 3, ours);
		const merged = mergeBranch(repository, 'theirs');
		// What is told migration by migration ends with the same one on both branches.
		if (name === 'far apart') expect(conflictsUnder(merged)).toEqual(['Migration History']);

		const { status, stdout } = await runCli(repository.path, ['generate']);
		expect(status).toBe(0);
		expect(stdout).toMatch(/that git left in generated blocks (?:is|are) settled/);
		const settled = readDocument(repository);
		expect(conflictsUnder(settled)).toEqual([]);
		for (const word of ours.match(/CREATE TABLE \w+/g) ?? []) expect(settled).toContain(word);
		for (const word of theirs.match(/CREATE TABLE \w+/g) ?? []) expect(settled).toContain(word);
		expect((await runCli(repository.path, ['check'])).stdout).toContain('pass: nothing to settle');
	} finally {
		repository.remove();
	}
});
