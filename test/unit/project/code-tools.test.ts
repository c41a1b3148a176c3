import { describe, expect, it } from 'vitest';
import { detectMigrations } from '../../../src/project/detect.ts';
import { catchUserError } from './catch-user-error.ts';
import { files, openMemory } from './memory-source.ts';

async function errorFor(tree: Readonly<Record<string, string>>, migrations: string | null = null) {
	return catchUserError(detectMigrations(openMemory(tree), { migrations, layout: null }));
}

function packageWith(name: string): Readonly<Record<string, string>> {
	return { 'package.json': JSON.stringify({ dependencies: { [name]: '1' } }) };
}

describe('migrations that are code', () => {
	it.each([
		['Rails', files(['db/migrate/20240101000000_a.rb']), 'db/migrate', 'bin/rails db:migrate'],
		['Ecto', files(['mix.exs', 'priv/repo/migrations/1_a.exs']), 'priv/repo/migrations', 'mix ecto.migrate'],
		['Alembic', files(['alembic.ini', 'db/versions/1a2b_x.py']), 'db/versions', 'alembic upgrade head'],
		['Django', files(['shop/migrations/0001_initial.py']), 'shop/migrations', 'manage.py migrate'],
		['Laravel', files(['database/migrations/2024_01_01_000000_a.php']), 'database/migrations', 'artisan'],
		['Entity Framework', files(['App/Migrations/20240101000000_A.cs']), 'App/Migrations', 'dotnet ef'],
		['Knex', files(['knexfile.js', 'migrations/20240101_a.js']), 'migrations', 'knex migrate:latest'],
		[
			'Knex',
			{ ...packageWith('knex'), ...files(['db/migrations/20240101_a.ts']) },
			'db/migrations',
			'npx knex',
		],
		[
			'TypeORM',
			{ ...packageWith('typeorm'), ...files(['src/migrations/1700000000000-A.ts']) },
			'src/migrations',
			'typeorm migration:run',
		],
		[
			'Sequelize',
			{ ...packageWith('sequelize'), ...files(['migrations/20240101-a.js']) },
			'migrations',
			'sequelize-cli',
		],
		[
			'node-pg-migrate',
			{ ...packageWith('node-pg-migrate'), ...files(['migrations/1700000000000_a.js']) },
			'migrations',
			'node-pg-migrate up',
		],
		[
			'node-pg-migrate',
			{
				...packageWith('node-pg-migrate'),
				'infra/package.json': '{}',
				...files(['infra/migrations/1700000000000_a.js']),
			},
			'infra/migrations',
			'node-pg-migrate up',
		],
		['MikroORM', files(['src/migrations/Migration20240101000000.cjs']), 'src/migrations', 'mikro-orm'],
		[
			'yoyo',
			{
				'migrations/__init__.py': '',
				...files(['migrations/20240101_01_a.py'], '# A.\n\nfrom yoyo import step\n'),
			},
			'migrations',
			'yoyo apply --batch',
		],
		['pgroll', files(['migrations/01_a.yaml'], 'operations:\n  - sql: {}\n'), 'migrations', 'pgroll'],
	])('of %s are told with the way out', async (title, tree, folder, command) => {
		const error = await errorFor(tree);
		expect(error.code).toBe('code-migrations');
		expect(error.message).toBe(`The migrations in the test are code of ${title}, not SQL.`);
		expect(error.facts).toEqual({ [folder]: `${title}, 1 file` });
		expect(error.hint).toContain('`migrate-command: ');
		expect(error.hint).toContain(command);
	});

	it('of several tools are all told, also of a given directory', async () => {
		const tree = files(['a/migrations/0001_initial.py', 'db/migrate/2_a.rb']);
		expect((await errorFor(tree)).message).toContain('Rails and Django');
		expect((await errorFor(tree, 'a')).message).toBe(
			'The migrations in a of the test are code of Django, not SQL.',
		);
	});

	it('of no known tool are told as such', async () => {
		const error = await errorFor(files(['migrations/20240101_a.js']));
		expect(error.message).toContain('code of a tool that is not known here');
		expect(error.hint).toBe('Let `migrate-command: COMMAND` in .github/database-spec.yml run them.');
	});

	it.each([
		['lists of anything else', files(['migrations/01_a.yaml'], 'a: 1\n')],
		['scripts elsewhere', { ...packageWith('knex'), ...files(['src/20240101_a.js']) }],
		['declarations of types', { ...packageWith('knex'), ...files(['migrations/20240101_a.d.ts']) }],
	])('are not seen in %s', async (_name, tree) => {
		expect((await errorFor(tree)).message).toBe('No migrations were found in the test.');
	});
});
