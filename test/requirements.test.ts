import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRepository } from './cases/repository.ts';
import { runCli } from './support/run-cli.ts';

const examples = join(import.meta.dirname, '../examples/requirements');

/** As the words on top of each page of requirements would be typed. */
const WORDS: Readonly<Record<string, readonly [string, string]>> = {
	clinic: ['Clinic', 'health appointments'],
	helpdesk: ['Helpdesk', 'multi-tenant support tickets'],
	'web-shop': ['Tea shop', 'orders and payments'],
};

describe('the example requirements', () => {
	it('are those that are listed here', () => {
		expect(readdirSync(examples).sort()).toEqual(Object.keys(WORDS));
	});

	it.each(Object.entries(WORDS))('%s are planned as it is committed', async (name, [project, focus]) => {
		const repository = makeRepository();
		try {
			for (const file of readdirSync(join(examples, name))) {
				if (file !== 'docs') cpSync(join(examples, name, file), join(repository.path, file));
			}
			const { status, stderr } = await runCli(repository.path, [project, focus]);
			expect([status, stderr]).toEqual([0, expect.not.stringContaining('not-understood')]);
			for (const file of ['database-spec.md', 'database-spec.sql']) {
				const text = readFileSync(join(repository.path, 'docs', file), 'utf8');
				await expect(text).toMatchFileSnapshot(join(examples, name, 'docs', file));
			}
		} finally {
			repository.remove();
		}
	});
});
