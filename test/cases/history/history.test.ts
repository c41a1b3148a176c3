import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { fillRepository, makeRepository } from '../repository.ts';
import { runTheme } from '../run-theme.ts';

runTheme(import.meta.dirname);

it('is data in JSON', async () => {
	const repository = makeRepository();
	try {
		fillRepository(repository, join(import.meta.dirname, 'goes-round'));
		const { stdout } = await runCli(repository.path, ['check', '--base', 'main', '--format', 'json']);
		const [{ history }] = JSON.parse(stdout).databases;
		await expect(`${JSON.stringify(history, null, '\t')}\n`).toMatchFileSnapshot(
			'./goes-round/expected/history.json',
		);
	} finally {
		repository.remove();
	}
});

const MIGRATIONS = {
	'20240110090000_users': `CREATE TABLE users (id bigint PRIMARY KEY, email text, name text, status text NOT NULL);
CREATE TABLE posts (id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users);`,
	'20240210090000_email': 'ALTER TABLE users ALTER COLUMN email SET NOT NULL;',
	'20240310090000_names':
		'ALTER TABLE users RENAME COLUMN name TO full_name; ALTER TABLE users ADD COLUMN nickname text;',
	'20240510090000_status': `ALTER TABLE users ALTER COLUMN status TYPE varchar(10), ALTER COLUMN email TYPE varchar(320);`,
};

it('is drawn in the document, with the tables that are changed often', async () => {
	const repository = makeRepository();
	try {
		for (const [version, sql] of Object.entries(MIGRATIONS))
			repository.write(`migrations/${version}.sql`, sql);
		expect((await runCli(repository.path, ['generate'])).status).toBe(0);
		const document = readFileSync(join(repository.path, 'docs/database-spec.md'), 'utf8');
		const [section] = /#### Migration Health\n[\s\S]*?(?=\n#### )/.exec(document) ?? [];
		await expect(section).toMatchFileSnapshot('./in-the-document.md');
		expect((await runCli(repository.path, ['check'])).stdout).toContain('pass: nothing to settle');
	} finally {
		repository.remove();
	}
});
