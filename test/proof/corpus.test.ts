import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HistoryResult, ReplayedResult } from '../../scripts/corpus/history-result.ts';
import { judge } from '../../scripts/corpus/judge.ts';
import type { HistoryEntry } from '../../scripts/corpus/manifest.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'database-spec-corpus-'));
const repository = join(folder, 'owner+name');
let commit = '';

beforeAll(() => {
	const git = (...args: readonly string[]): string =>
		execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
			cwd: repository,
			encoding: 'utf8',
		});
	for (const directory of ['good', 'bad']) mkdirSync(join(repository, directory), { recursive: true });
	writeFileSync(join(repository, 'good/0001_a.sql'), 'CREATE TABLE a (id serial PRIMARY KEY);\n');
	writeFileSync(join(repository, 'good/0002_b.sql'), `CREATE TABLE b (a varchar CHECK (a IN ('x', 'y')));\n`);
	writeFileSync(join(repository, 'bad/0001_c.sql'), 'CREATE TABLE c (id serial REFERENCES nowhere);\n');
	git('init', '-q');
	git('add', '.');
	git('commit', '-q', '-m', 'all');
	commit = git('rev-parse', 'HEAD').trim();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the script on entries for this repository; gives the exit status, the table's last cells by name, and the results. */
function runCorpus(...entries: readonly object[]) {
	const manifest = join(folder, 'manifest.json');
	const json = join(folder, 'results.json');
	const common = { repository: 'owner/name', commit, tool: 'numbered' };
	writeFileSync(manifest, JSON.stringify(entries.map((entry) => ({ ...common, ...entry }))));
	const args = [join(root, 'scripts/corpus.ts'), manifest, folder, '--json', json];
	const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
	const rows = stdout
		.split('\n')
		.filter((line) => line.startsWith('| ') && !/^\| (?:history|---)/.test(line));
	return {
		status,
		outcomes: rows.map((line) => line.split(' | ').at(-1)?.replace(/ \|$/, '')),
		stdout,
		json,
	};
}

test('a history that replays and one that must not are both as they should be', () => {
	const counts = { tables: 2, columns: 2, constraints: 2, indexes: 1 };
	const { status, outcomes, stdout, json } = runCorpus(
		{ name: 'good', paths: ['good'], counts },
		{ name: 'bad', paths: ['bad'], expect: 'replay' },
	);
	expect(outcomes[0]).toBe('ok');
	expect(outcomes[1]).toMatch(/^ok: bad\/0001_c\.sql:1: .*"nowhere" does not exist/);
	expect(stdout).toMatch(/\| 4 of 4 equal \| equal \| \d+ KB, \d+ statements equal \| \d+ equal \|/);
	expect(status).toBe(0);
	expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject([{ result: { files: 2 } }, { problems: [] }]);
});

test('a repository that is not there is wrong', () => {
	const { status, stdout } = runCorpus({ name: 'gone', repository: 'owner/other', paths: ['good'] });
	expect(stdout).toContain('\n## gone\n\n- does not end in an error that is meant for people\n');
	expect(status).toBe(1);
});

const replayed: ReplayedResult = {
	kind: 'replayed',
	layout: 'numbered',
	files: 1,
	statements: 1,
	ledger: [],
	counts: { tables: 2 },
	countsWithOwn: { tables: 3 },
	objects: 2,
	others: [],
	model: [],
	document: { kilobytes: 1, statements: 2, problems: [] },
	dump: { failure: null, entries: 2, differences: [] },
	seconds: 1,
	megabytes: 1,
};
const failed: HistoryResult = { kind: 'failed', code: 'replay', message: '', seconds: 1, megabytes: 1 };
const difference = { title: 'TABLE public.a', kind: 'missing', diff: '' } as const;

test.each<[Partial<HistoryEntry>, HistoryResult, readonly string[]]>([
	[{ counts: { tables: 2 } }, replayed, []],
	[{ counts: { tables: 3 } }, replayed, []],
	[{ counts: { tables: 4 } }, replayed, ['has 2 tables and not 4']],
	[
		{},
		{ ...replayed, document: { kilobytes: 1, statements: 2, problems: ['x'] } },
		['the document does not say what the migrations build'],
	],
	[{}, { ...replayed, model: ['x'] }, ['the executable schema builds another model']],
	[
		{},
		{ ...replayed, dump: { failure: null, entries: 2, differences: [difference] } },
		['pg_dump sees another database in what the executable schema builds'],
	],
	[
		{},
		{ ...replayed, dump: { failure: { statement: 'x', message: 'y' } } },
		['pg_dump sees another database in what the executable schema builds'],
	],
	[{}, failed, ['does not replay']],
	[{ needs: 'negative: x' }, failed, []],
	[{ needs: 'negative: x' }, replayed, ['replays, and should not']],
	[{ expect: 'replay' }, failed, []],
	[{ expect: 'dialect' }, failed, ['ends in the error "replay" and not in "dialect"']],
	[{ expect: 'replay' }, { ...failed, code: null }, ['does not end in an error that is meant for people']],
])('judges %j with %j: %j', (part, result, problems) => {
	const entry = {
		name: 'a',
		repository: 'a/b',
		commit: 'c',
		paths: ['d'],
		tool: 'e',
		needs: '',
		config: {},
		...part,
	};
	expect(judge(entry, result).problems).toEqual(problems);
});
