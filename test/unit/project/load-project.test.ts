import { describe, expect, it } from 'vitest';
import type { Overrides } from '../../../src/config/config.ts';
import { parseConfig } from '../../../src/config/parse-config.ts';
import { loadProject } from '../../../src/project/load-project.ts';
import { catchUserError } from './catch-user-error.ts';
import { openMemory } from './memory-source.ts';

function load(tree: Readonly<Record<string, string>>, overrides: Overrides = {}) {
	const [database] = parseConfig(null, 'none', overrides).databases;
	return loadProject(openMemory(tree), database!);
}

const SQL = 'CREATE TABLE a (at timestamptz);';

describe('loadProject', () => {
	it('has the document and the executable schema beside it', async () => {
		const tree = {
			'm/1_a.sql': SQL,
			'docs/database-spec.md': '# Spec',
			'docs/database-spec.sql': 'SELECT 1;',
		};
		expect(await load(tree)).toMatchObject({
			document: { path: 'docs/database-spec.md', text: '# Spec' },
			sqlFile: { path: 'docs/database-spec.sql', text: 'SELECT 1;' },
		});
	});

	it('tells of a document that is not there by a null', async () => {
		const { document, sqlFile } = await load({ 'm/1_a.sql': SQL }, { document: 'spec/DB.MD' });
		expect(document).toEqual({ path: 'spec/DB.MD', text: null });
		expect(sqlFile).toEqual({ path: 'spec/DB.sql', text: null });
	});

	it('refuses another kind of database before anything is replayed', async () => {
		const error = await catchUserError(load({ 'm/1_a.sql': `${'\n'.repeat(4)}PRAGMA foreign_keys = ON;` }));
		expect(error.code).toBe('dialect');
		expect(error.message).toBe('These migrations are for SQLite, not for PostgreSQL.');
		expect(error.location).toEqual({ file: 'm/1_a.sql', line: 5 });
		expect(error.facts).toEqual({ 'seen from': 'PRAGMA foreign_keys' });
	});

	it('says when nothing tells which database is meant', async () => {
		const { history } = await load({ 'm/1_a.sql': 'CREATE TABLE a (id int);' });
		expect(history.ledger).toEqual([
			{ kind: 'assumed', message: expect.stringContaining('PostgreSQL is assumed'), file: 'm', line: null },
		]);
	});

	it('skips an empty file and keeps one that holds only a comment', async () => {
		const { history } = await load({ 'm/1_a.sql': SQL, 'm/2_b.sql': ' \n', 'm/3_c.sql': '-- later\n' });
		expect(history.migrations.map(({ path, statements }) => [path, statements.length])).toEqual([
			['m/1_a.sql', 1],
			['m/3_c.sql', 0],
		]);
		expect(history.ledger).toEqual([
			{ kind: 'skipped', message: 'The file is empty.', file: 'm/2_b.sql', line: null },
		]);
	});

	it('reads migrations without the byte order mark that the specification keeps', async () => {
		const tree = { 'm/1_a.sql': `\ufeff${SQL}`, 'docs/database-spec.md': '\ufeff# Spec' };
		const { history, document } = await load(tree);
		expect(history.migrations[0]?.source).toBe(SQL);
		expect(document.text).toBe('\ufeff# Spec');
	});

	it('tells of psql’s own lines', async () => {
		const { history } = await load({ 'm/1_a.sql': `${SQL}\n\\gexec\n` });
		expect(history.ledger).toMatchObject([{ kind: 'not-understood', file: 'm/1_a.sql', line: 2 }]);
		const error = await catchUserError(load({ 'm/1_a.sql': `${SQL}\n\\i other.sql\n` }));
		expect(error.location).toEqual({ file: 'm/1_a.sql', line: 2 });
	});

	it.each([
		[{ 'm/1_a.up.sql': SQL, 'm/01_b.up.sql': SQL }, 'Version 1 exists twice.'],
		[{ 'm/V1.0__a.sql': SQL, 'm/V1__b.sql': SQL }, 'Version 1 exists twice.'],
		[{ 'm/1_a.sql': `-- +goose Up\n${SQL}`, 'm/001_b.sql': SQL }, 'Version 1 exists twice.'],
		[
			{ 'm/meta/_journal.json': '{"entries":[{"tag":"0000_a"}]}' },
			'The journal lists 0000_a, but 0000_a.sql is not there.',
		],
		[{ 'm/meta/_journal.json': '{', 'm/0000_a.sql': SQL }, "This is not a journal of Drizzle's migrations."],
		[
			{ 'm/meta/_journal.json': '{"entries":[{"tag":"../x"}]}', 'x.sql': SQL },
			"This is not a journal of Drizzle's migrations.",
		],
	])('stops where the tool itself would: %j', async (tree, message) => {
		const error = await catchUserError(load(tree));
		expect(error.code).toBe('load');
		expect(error.message).toBe(message);
		expect(error.location?.file).toMatch(/^m\//);
	});

	it('says so when a given layout finds nothing in a directory', async () => {
		const error = await catchUserError(load({ 'm/1_a.sql': SQL }, { migrations: 'm', layout: 'flyway' }));
		expect(error.code).toBe('no-migrations');
		expect(error.message).toBe('m has no migrations of Flyway.');
	});
});
