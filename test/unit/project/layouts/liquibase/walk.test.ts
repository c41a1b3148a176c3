import { describe, expect, it } from 'vitest';
import { catchUserError } from '../../catch-user-error.ts';
import { planOf } from '../plan-of.ts';

const sql = (...sets: readonly string[]): string =>
	`--liquibase formatted sql\n${sets.map((set) => `--changeset ${set}\n`).join('')}`;

const root = (...entries: readonly string[]): Readonly<Record<string, string>> => ({
	'm/db.changelog-master.yaml': `databaseChangeLog:\n${entries.map((entry) => `- ${entry}\n`).join('')}`,
});

describe('the order', () => {
	it('is that of the entries, folders by their paths', async () => {
		const tree = {
			...root(
				'include: {file: z.sql, relativeToChangelogFile: true}',
				'includeAll: {path: m/all/, endsWithFilter: .sql}',
				'include: {file: "classpath:/a.sql"}',
				'include: {file: gone.sql, errorIfMissing: false}',
				'includeAll: {path: empty, errorIfMissingOrEmpty: false}',
			),
			'm/z.sql': sql('a:1\nSELECT 1;'),
			'm/all/B.sql': sql('a:1\nSELECT 2;'),
			'm/all/a/c.sql': sql('a:1\nSELECT 3;'),
			'm/all/notes.txt': 'no',
			'm/all/x.xml': '<databaseChangeLog/>',
			'm/a.sql': sql('a:1\nSELECT 4;'),
		};
		const { files, ledger } = await planOf('liquibase', tree);
		expect(files).toEqual(['z.sql', 'all/B.sql', 'all/a/c.sql', 'a.sql']);
		expect(ledger).toEqual(['skipped m/db.changelog-master.yaml:5 gone.sql is not there, which is allowed.']);
	});

	it('ends where changelogs include each other in a circle, or without measure', async () => {
		const including = (path: string): string =>
			`<databaseChangeLog><include file="${path}"/><include file="${path}"/></databaseChangeLog>`;
		const circle = {
			'm/changelog-a.xml': including('m/changelog-b.xml'),
			'm/changelog-b.xml': including('m/changelog-a.xml'),
		};
		expect(await catchUserError(planOf('liquibase', circle))).toMatchObject({
			message: 'm/changelog-a.xml includes itself.',
			location: { file: 'm/changelog-b.xml', line: 1 },
		});
		const chain = Array.from({ length: 30 }, (_, n) => [
			`m/changelog-${n}.xml`,
			including(`m/changelog-${n + 1}.xml`),
		]);
		const tree = { ...Object.fromEntries(chain), 'm/changelog-30.xml': '<databaseChangeLog/>' };
		expect((await catchUserError(planOf('liquibase', tree))).code).toBe('limit');
	});

	it('starts at the changelog that no other includes', async () => {
		const tree = {
			'm/changelog-a.xml': '<databaseChangeLog><include file="m/changelog-b.xml"/></databaseChangeLog>',
			'm/changelog-b.xml':
				'<databaseChangeLog><changeSet id="1" author="a"><sql>SELECT 1</sql></changeSet></databaseChangeLog>',
		};
		expect((await planOf('liquibase', tree)).files).toEqual(['changelog-b.xml']);
		const two = { ...tree, 'm/changelog-c.xml': '<databaseChangeLog/>' };
		const error = await catchUserError(planOf('liquibase', two));
		expect(error.facts).toEqual({ found: 'm/changelog-a.xml\nm/changelog-c.xml' });
		expect(error.hint).toContain('--layout liquibase --migrations FILE');
	});

	it('is that of the paths where no changelog tells it', async () => {
		const tree = { 'm/2.sql': sql('a:1\nSELECT 1;'), 'm/10.sql': sql('a:1\nSELECT 2;') };
		const { files, ledger } = await planOf('liquibase', tree);
		expect(files).toEqual(['10.sql', '2.sql']);
		expect(ledger).toEqual([expect.stringMatching(/^assumed m: No changelog says/)]);
	});
});

describe('properties', () => {
	it('have their first value, in files as in texts', async () => {
		const tree = {
			...root(
				'property: {name: no, value: h2, dbms: h2}',
				'property: {file: m/p.properties}',
				'property: {name: a, value: late}',
				`include: {file: "m/\${a}.sql"}`,
			),
			'm/p.properties': `a = one\nb=<\${a}>\n`,
			'm/one.sql': sql(`a:1\nSELECT '\${a} \${ b } \${:a} \${no} \${database.defaultSchemaName}';`),
		};
		const { statements, ledger } = await planOf('liquibase', tree);
		expect(statements).toEqual([`SELECT 'one <one> \${a} \${no} public'`]);
		expect(ledger).toEqual([expect.stringMatching(/^assumed m\/one\.sql:2 \$\{no\} has no value/)]);
	});

	it('are given by the settings first', async () => {
		const tree = {
			...root('property: {name: a, value: x}', 'include: {file: m/b.sql}'),
			'm/b.sql': sql(`a:1\nSELECT \${a};`),
		};
		expect((await planOf('liquibase', tree, { a: '1' })).statements).toEqual(['SELECT 1']);
	});

	it('that mean each other end', async () => {
		const tree = { 'm/1.sql': sql(`a:1\n--property name:a value:\${a}\${a}\nSELECT '\${a}';`) };
		expect((await planOf('liquibase', tree)).statements).toHaveLength(1);
	});
});

describe('what is refused', () => {
	it.each([
		['a file that is not there', root('include: {file: gone.sql}'), 'm/db.changelog-master.yaml', 2],
		['a folder that is not there', root('includeAll: {path: gone}'), 'm/db.changelog-master.yaml', 2],
		['properties that are not there', root('property: {file: gone}'), 'm/db.changelog-master.yaml', 2],
		[
			'SQL that is not there',
			root('changeSet: {id: 1, author: a, changes: [{sqlFile: {path: gone.sql}}]}'),
			'm/db.changelog-master.yaml',
			2,
		],
		[
			'changelogs in a circle',
			{ ...root('include: {file: m/a.yaml}'), 'm/a.yaml': 'databaseChangeLog:\n- include: {file: m/a.yaml}' },
			'm/a.yaml',
			2,
		],
		['a changeset twice', { 'm/1.sql': sql('a:1\nSELECT 1;', 'a:1\nSELECT 2;') }, 'm/1.sql', 4],
	])('%s', async (_, tree, file, line) => {
		const error = await catchUserError(planOf('liquibase', tree));
		expect(error.location).toEqual({ file, line });
	});

	it('a changeset twice, unless they are for different databases', async () => {
		const tree = { 'm/1.sql': sql('a:1 dbms:h2\nSELECT 1;', 'a:1 dbms:postgresql\nSELECT 2;') };
		expect((await planOf('liquibase', tree)).statements).toEqual(['SELECT 2']);
	});

	it('changelogs without any SQL, with the ways out', async () => {
		const tree = root('changeSet: {id: 1, author: a, changes: [{createTable: {tableName: t}}]}');
		const error = await catchUserError(planOf('liquibase', tree));
		expect(error.location).toEqual({ file: 'm/db.changelog-master.yaml', line: 2 });
		expect(error.hint).toMatch(/update-sql.*migrate-command/);
	});
});

it('leaves changelogs out that are programs', async () => {
	const tree = {
		...root('include: {file: m/a.groovy}', 'include: {file: m/b.sql}'),
		'm/a.groovy': '',
		'm/b.sql': 'SELECT 1;',
	};
	const { ledger, modes } = await planOf('liquibase', tree);
	expect(modes).toEqual(['transaction']);
	expect(ledger).toEqual([
		expect.stringMatching(/^not-understood m\/db\.changelog-master\.yaml:2 m\/a\.groovy/),
	]);
});

it.each([
	['postgresql', true],
	['h2, PostgreSQL', true],
	['all', true],
	['!h2', true],
	['h2', false],
	['!postgresql', false],
	['none', false],
	['h2,!postgresql', false],
])('a changeset for %s runs: %s', async (dbms, isRun) => {
	const set = `changeSet: {id: 1, author: a, dbms: "${dbms}", changes: [{sql: SELECT 1}]}`;
	const { statements } = await planOf(
		'liquibase',
		root(set, 'changeSet: {id: 2, author: a, changes: [{sql: SELECT 2}]}'),
	);
	expect(statements).toHaveLength(isRun ? 2 : 1);
});
