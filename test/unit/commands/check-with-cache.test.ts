import { expect, it } from 'vitest';
import { checkRepository } from '../../../src/commands/check.ts';
import { generateRepository } from '../../../src/commands/generate.ts';
import type { RunSettings } from '../../../src/commands/run-input.ts';
import { parseConfig } from '../../../src/config/parse-config.ts';
import type { FileSource } from '../../../src/project/project.ts';
import { MANY, openCountingStore } from '../replay/checkpoints/made-history.ts';

const config = parseConfig('{ migrations: m, budget: { total: 2 } }', 'test', {});
const settings: RunSettings = {
	...{ configFile: null, overrides: {}, database: null, databaseUrl: null, isFork: false },
	defaultName: 'Shop',
};

function filesOf(files: Readonly<Record<string, string>>): FileSource {
	return {
		description: 'the test',
		list: async (directory) =>
			Object.keys(files)
				.filter((path) => path.startsWith(directory))
				.sort(),
		listStrayLinks: async () => [],
		read: async (path) => files[path] ?? null,
	};
}

function repositoryOf(files: Readonly<Record<string, string>>) {
	return { head: filesOf(files), hasWorkingTree: false, config, databases: config.databases };
}

const BASE = {
	'm/001_start.sql': `CREATE TABLE people (id serial PRIMARY KEY, code uuid DEFAULT gen_random_uuid(), name text);
		INSERT INTO people (name) VALUES ('Ada'), (md5(random()::text)); ${MANY}`,
	'm/002_orders.sql': `CREATE TABLE orders (id serial PRIMARY KEY, person int REFERENCES people);
		GRANT SELECT ON orders TO reporting;`,
};
const ADDED = {
	...BASE,
	'm/003_more.sql': `ALTER TABLE people ADD COLUMN town text; INSERT INTO people (name) VALUES (md5(random()::text));`,
};

it('reports the same byte for byte, and keeps the rehearsal too', async () => {
	const [{ files: generated } = { files: [] }] = await generateRepository(repositoryOf(BASE), settings);
	const documents = Object.fromEntries(generated.map(({ path, text }) => [path, text ?? '']));
	const base = filesOf({ ...BASE, ...documents });
	const store = openCountingStore();
	const check = async (checkpoints?: RunSettings['checkpoints']): Promise<string> => {
		const head = repositoryOf({ ...ADDED, ...documents });
		return JSON.stringify((await checkRepository(head, base, { ...settings, checkpoints })).report);
	};
	const whole = await check();
	expect(whole).toContain('people');
	expect(await check(store)).toBe(whole);
	// The replay and the trials up to the merge base, and the rehearsal of the head's schema.
	expect(store.entries.size).toBe(3);
	const before = store.found();
	expect(await check(store)).toBe(whole);
	expect(store.found() - before).toBe(3);
});
