import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { catchUserError } from '../catch-user-error.ts';
import { planOf } from './plan-of.ts';

/** Committed files in their chain. */
function commit(...bodies: readonly string[]): Readonly<Record<string, string>> {
	let previous = '';
	return Object.fromEntries(
		bodies.map((body, index) => {
			const text = `${`${previous}\n${body.trim()}`.trim()}\n`;
			const hash = `sha1:${createHash('sha1').update(text).digest('hex')}`;
			const file = `--! Previous: ${previous || '-'}\n--! Hash: ${hash}\n\n${body}`;
			previous = hash;
			return [`m/committed/00000${index + 1}.sql`, file];
		}),
	);
}

describe('the chain', () => {
	const tree = commit('select 1;', 'select 2;', 'select 3;');
	it('is followed', async () => {
		expect((await planOf('graphile-migrate', tree)).statements).toEqual(['select 1', 'select 2', 'select 3']);
	});

	it.each([
		['a gap', { ...tree, 'm/committed/000002.sql': 'left out' }, '000003.sql', /follows upon another/],
		[
			'a beginning that is gone',
			{ ...tree, 'm/committed/000001.sql': 'left out' },
			'000002.sql',
			/follows upon/,
		],
		[
			'a changed file',
			{ ...tree, 'm/committed/000002.sql': `${tree['m/committed/000002.sql']}select 4;` },
			'000002.sql',
			/was changed/,
		],
		[
			'a file without a hash',
			{ 'm/committed/000001.sql': '--! Previous: -\n\nselect 1;' },
			'000001.sql',
			/no line/,
		],
	])('refuses %s', async (_, files, file, message) => {
		const kept = Object.fromEntries(Object.entries(files).filter(([, text]) => text !== 'left out'));
		const error = await catchUserError(planOf('graphile-migrate', kept));
		expect(error.location).toEqual({ file: `m/committed/${file}`, line: 1 });
		expect(error.message).toMatch(message);
	});

	it('may be broken where the file says so', async () => {
		const [[path = '', text = ''] = []] = Object.entries(commit('select 1;'));
		const allowed = text.replace('\n\n', '\n--! AllowInvalidHash\n\n');
		const { statements } = await planOf('graphile-migrate', { [path]: `${allowed}select 2;` });
		expect(statements).toEqual(['select 1', 'select 2']);
	});
});

describe('placeholders', () => {
	const tree = commit("select ':OWNER :OWNERS', :DATABASE_NAME;");
	const withEnvironment = { ...tree, '.gmrc': '{ "placeholders": { ":OWNER": "!ENV" } }' };

	it('have the values of the settings', async () => {
		const given = { OWNER: 'me', ':DATABASE_NAME': 'shop' };
		expect((await planOf('graphile-migrate', withEnvironment, given)).statements).toEqual([
			"select 'me :OWNERS', shop",
		]);
		expect((await planOf('graphile-migrate', tree)).statements).toEqual([
			"select ':OWNER :OWNERS', postgres",
		]);
	});

	it('without a value are an error', async () => {
		const error = await catchUserError(planOf('graphile-migrate', withEnvironment));
		expect(error.location).toEqual({ file: 'm/committed/000001.sql', line: 4 });
		expect(error.hint).toContain('placeholders:\n  OWNER: owner');
	});

	it('without a value are told all at once', async () => {
		const settings = '{ "placeholders": { ":OWNER": "!ENV", ":VISITOR": "!ENV", ":ADMIN": "!ENV" } }';
		const plan = planOf('graphile-migrate', { ...tree, '.gmrc': settings }, { ADMIN: 'root' });
		expect((await catchUserError(plan)).hint).toMatch(
			/placeholders:\n {2}OWNER: owner\n {2}VISITOR: visitor$/,
		);
	});
});

describe('what is being written', () => {
	const committed = commit('select 1;');
	it('comes last, unless nothing is in it yet', async () => {
		const current = { ...committed, 'm/current.sql': '-- Enter migration here\n' };
		expect((await planOf('graphile-migrate', current)).files).toEqual(['committed/000001.sql']);
		const begun = { ...committed, 'm/current.sql': '--! no-transaction\nselect 2;' };
		const { files, modes } = await planOf('graphile-migrate', begun);
		expect(files).toEqual(['committed/000001.sql', 'current.sql']);
		expect(modes).toEqual(['transaction', 'none']);
	});

	it('includes files, which include files', async () => {
		const tree = {
			...committed,
			'm/current.sql': '--!include a.sql\nselect 4;',
			'm/fixtures/a.sql': 'select 2;\n--!include b/b.sql\n',
			'm/fixtures/b/b.sql': 'select 3;',
		};
		expect((await planOf('graphile-migrate', tree)).statements).toEqual(
			[1, 2, 3, 4].map((number) => `select ${number}`),
		);
	});

	it.each([
		['is not there', 'none.sql', {}],
		['includes itself', 'a.sql', { 'm/fixtures/a.sql': '--!include a.sql' }],
		['is elsewhere', '../../x.sql', { 'x.sql': 'select 1;' }],
	])('refuses an included file that %s', async (_, name, fixtures) => {
		const tree = { ...committed, 'm/current.sql': `\n--!include ${name}\n`, ...fixtures };
		await expect(catchUserError(planOf('graphile-migrate', tree))).resolves.toHaveProperty('location.line');
	});

	it('stands in one place', async () => {
		const tree = { ...committed, 'm/current.sql': 'select 1;', 'm/current/1.sql': 'select 2;' };
		expect((await catchUserError(planOf('graphile-migrate', tree))).message).toContain('both');
	});
});

it('names settings that are a program', async () => {
	const { ledger } = await planOf('graphile-migrate', {
		...commit('select 1;'),
		'.gmrc.js': 'module.exports = {}',
	});
	expect(ledger).toEqual([expect.stringMatching(/^not-understood \.gmrc\.js: .*placeholders/)]);
});

it('refuses a file of the settings that is not there', async () => {
	const tree = { ...commit('select 1;'), '.gmrc': '{ afterReset: "gone.sql" }' };
	expect((await catchUserError(planOf('graphile-migrate', tree))).message).toContain('m/gone.sql');
});
