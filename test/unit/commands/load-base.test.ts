import { describe, expect, it } from 'vitest';
import { loadBase } from '../../../src/commands/load-base.ts';
import { parseConfig } from '../../../src/config/parse-config.ts';
import { UserError } from '../../../src/errors.ts';
import { loadProject } from '../../../src/project/load-project.ts';
import { openMemory } from '../project/memory-source.ts';

const A = 'CREATE TABLE a (at timestamptz);';
const B = 'CREATE TABLE b (at timestamptz);';
const SQLITE = 'CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT);';

type Tree = Readonly<Record<string, string>>;

async function load(head: Tree, base: Tree) {
	const database = parseConfig(null, 'none', {}).databases[0]!;
	const { history } = await loadProject(openMemory(head), database);
	const { project, ledger } = await loadBase(openMemory(base), database, history);
	return { history, project, ledger, paths: project?.history.migrations.map(({ path }) => path) };
}

describe('the merge base', () => {
	it('is read where the head has its migrations', async () => {
		const { paths, ledger } = await load(
			{ 'db/migrations/1_a.sql': A, 'db/migrations/2_b.sql': B },
			{ 'db/migrations/1_a.sql': A, 'old/migrations/1_a.sql': A, 'old/migrations/2_b.sql': B },
		);
		expect(paths).toEqual(['db/migrations/1_a.sql']);
		expect(ledger).toEqual([]);
	});

	it.each<[string, Tree, Tree, readonly string[]]>([
		[
			'from a directory to another one',
			{ 'new/migrations/1_a.sql': A, 'new/migrations/2_b.sql': B },
			{ 'old/migrations/1_a.sql': A, 'other/1_b.sql': B },
			['old/migrations/1_a.sql'],
		],
		[
			'with a folder for each',
			{
				'new/migrations/1_a/migration.sql': A,
				'new/migrations/migration_lock.toml': 'provider = "postgresql"',
			},
			{
				'old/migrations/1_a/migration.sql': A,
				'old/migrations/migration_lock.toml': 'provider = "postgresql"',
			},
			['old/migrations/1_a/migration.sql'],
		],
		['out of the root', { 'migrations/1_a.sql': A }, { '1_a.sql': A }, ['1_a.sql']],
	])('is found where the head moved them from, %s', async (_, head, base, expected) => {
		const { paths, ledger } = await load(head, base);
		expect(paths).toEqual(expected);
		expect(ledger).toEqual([]);
	});

	it.each<[string, Tree]>([
		['nothing', {}],
		['files of the same names that say something else', { 'old/migrations/1_a.sql': B }],
	])('with %s is empty, and keeps its document', async (_, base) => {
		const { project } = await load(
			{ 'new/migrations/1_a.sql': A },
			{ ...base, 'docs/database-spec.md': '# Old' },
		);
		expect(project?.history.migrations).toEqual([]);
		expect(project?.document.text).toBe('# Old');
	});

	it('for another kind of database is put aside with a word about it', async () => {
		const { project, ledger } = await load(
			{ 'db/migrations/1_a.sql': A },
			{ 'db/migrations/1_a.sql': SQLITE },
		);
		expect(project).toBeNull();
		expect(ledger).toEqual([
			{
				kind: 'assumed',
				message:
					'The merge base cannot be replayed (These migrations are for SQLite, not for PostgreSQL): everything is judged as new.',
				file: 'db/migrations/1_a.sql',
				line: 1,
			},
		]);
	});

	it('that is not whole in this clone stops the check', async () => {
		const base = {
			...openMemory({}),
			list: () => Promise.reject(new UserError('git', 'not in this clone')),
		};
		const database = parseConfig(null, 'none', {}).databases[0]!;
		const { history } = await loadProject(openMemory({ 'm/1_a.sql': A }), database);
		await expect(loadBase(base, database, history)).rejects.toThrow('not in this clone');
	});
});
