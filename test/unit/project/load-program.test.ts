import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/parse-config.ts';
import { loadProject } from '../../../src/project/load-project.ts';
import type { FileSource } from '../../../src/project/project.ts';
import { catchUserError } from './catch-user-error.ts';
import { openMemory } from './memory-source.ts';

function database(settings: string) {
	const [found] = parseConfig(settings, 'config.yml', {}).databases;
	if (!found) throw new Error('no database');
	return found;
}

function checkout(files: Readonly<Record<string, string>>): FileSource {
	return { ...openMemory(files), directory: '/somewhere' };
}

const COMMAND = 'migrate-command: npx knex migrate:latest';

describe('a database whose migrations a command runs', () => {
	it('has the files that it may take them from, and no tool’s layout', async () => {
		const source = checkout({
			'db/migrations/20240101_add-users.js': 'up',
			'db/migrations/README.md': 'about',
			'db/migrations/20240102_more.d.ts': 'types',
			'prisma/migrations/20240103_x/migration.sql': 'SELECT 1',
		});
		const { history } = await loadProject(source, database(`migrations: db/migrations\n${COMMAND}`));
		expect(history).toMatchObject({
			layout: 'migrate-command',
			directory: 'db/migrations',
			migrations: [],
			program: {
				command: 'npx knex migrate:latest',
				directory: '/somewhere',
				files: [
					{ path: 'db/migrations/20240101_add-users.js', text: 'up', version: '20240101', name: 'add users' },
				],
			},
		});
	});

	it('finds the directory where a tool for code is recognised', async () => {
		const source = checkout({
			'knexfile.js': '',
			'db/migrations/20240101_a.js': 'up',
			'src/20240101_b.js': '',
		});
		const { history } = await loadProject(source, database(COMMAND));
		expect(history.directory).toBe('db/migrations');
		expect(history.program?.files.map(({ path }) => path)).toEqual(['db/migrations/20240101_a.js']);
	});

	it('needs none', async () => {
		const { history } = await loadProject(checkout({ 'migrate.sh': '' }), database(COMMAND));
		expect(history).toMatchObject({ directory: '', program: { files: [] } });
	});

	it('is refused where there is no working tree', async () => {
		const error = await catchUserError(loadProject(openMemory({}), database(COMMAND)));
		expect(error).toMatchObject({
			code: 'config',
			message: '`migrate-command` runs in a working tree, and the test is none',
		});
	});
});
