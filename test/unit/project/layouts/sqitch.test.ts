import { describe, expect, it } from 'vitest';
import { detectMigrations } from '../../../../src/project/detect.ts';
import { parseSqitchPlan } from '../../../../src/project/layouts/sqitch-plan.ts';
import { catchUserError } from '../catch-user-error.ts';
import { files, openMemory } from '../memory-source.ts';
import { planOf } from './plan-of.ts';

const STAMP = '2024-01-01T00:00:00Z Ada <ada@shop.example>';

describe('the plan', () => {
	it('may need what Sqitch alone can look up', () => {
		const text = `%project=shop\na [other:b @tag a@tag c^2 !d ${'0'.repeat(40)}] ${STAMP}\nb [a shop:a] ${STAMP}`;
		expect(parseSqitchPlan(text, 'sqitch.plan').changes.map(({ name }) => name)).toEqual(['a', 'b']);
	});

	it('has settings, changes and the tags between a change and its rework', () => {
		const text = `%syntax-version=1.0.0
%project=shop # ours

# a note
a ${STAMP}
  b/c [a !d] ${STAMP} # why
@one ${STAMP}
@two ${STAMP}
-d ${STAMP}
@three ${STAMP}
a [a@two] ${STAMP}
@four ${STAMP}
a ${STAMP}
`.replaceAll('\n', '\r\n');
		const { pragmas, changes } = parseSqitchPlan(text, 'sqitch.plan');
		expect(Object.fromEntries(pragmas)).toEqual({ 'syntax-version': '1.0.0', project: 'shop' });
		expect(changes).toEqual([
			{ name: 'a', line: 5, reworkTags: ['@three', '@one', '@two'] },
			{ name: 'b/c', line: 6, reworkTags: [] },
			{ name: 'd', line: 9, reworkTags: [] },
			{ name: 'a', line: 11, reworkTags: ['@four'] },
			{ name: 'a', line: 13, reworkTags: [] },
		]);
	});

	it.each([
		['@early', 1],
		[`a ${STAMP}\n@`, 2],
		['[a]', 1],
		[`a [b] ${STAMP}\nb [a] ${STAMP}`, 1],
		[`a ${STAMP}\nb [a !c d] ${STAMP}`, 2],
		[`%project=shop\na [a] ${STAMP}`, 2],
		[`%project=shop\na [shop:b] ${STAMP}\nb ${STAMP}`, 2],
	])('refuses %j', (text, line) => {
		expect(() => parseSqitchPlan(text, 'sqitch.plan')).toThrow(
			expect.objectContaining({ location: { file: 'sqitch.plan', line } }),
		);
	});
});

it('runs the scripts of the settings', async () => {
	const tree = {
		'm/sqitch.conf': `[core]
	extension = ddl
	deploy_dir = up ; here
	reworked_dir = old
[engine "pg"]
	plan_file = main.plan
[engine "pg" "variables"]
	who = "the \\"engine\\""
[core "variables"]
	who = core
`,
		'm/main.plan': `%project=x\n\na ${STAMP}\n@v1 ${STAMP}\na ${STAMP}\n`,
		'm/up/a.ddl': "SELECT :'who', :registry;",
		'm/old/up/a@v1.ddl': 'SELECT 1;',
	};
	const { files, statements } = await planOf('sqitch', tree);
	expect(files).toEqual(['old/up/a@v1.ddl', 'up/a.ddl']);
	expect(statements).toEqual(['SELECT 1', 'SELECT \'the "engine"\', sqitch']);
	expect((await planOf('sqitch', tree, { who: 'me' })).statements[1]).toBe("SELECT 'me', sqitch");
});

it('says which settings lead out of the repository', async () => {
	const tree = {
		'm/sqitch.conf': '[core]\n\ttop_dir = /etc\n\tplan_file = ../../x.plan\n',
		'm/sqitch.plan': `%project=x\na ${STAMP}\n`,
		'm/deploy/a.sql': 'SELECT 1;',
	};
	expect((await planOf('sqitch', tree)).ledger).toEqual([
		"not-understood m/sqitch.conf: What it says of top_dir, plan_file leads out of the repository: Sqitch's own default is taken.",
	]);
});

it('takes the plan that the configuration beside it leads to', async () => {
	const tree = {
		'm/sqitch.conf': '[core]\n\ttop_dir = ./sql\n',
		'm/sqitch.plan': `%project=x\n\nold ${STAMP}\n`,
		'm/sql/sqitch.plan': `%project=x\n\na ${STAMP}\n`,
		...files(['m/sql/deploy/a.sql']),
	};
	const { files: planned, ledger } = await planOf('sqitch', tree);
	expect(planned).toEqual(['sql/deploy/a.sql']);
	expect(ledger).toEqual([
		'skipped m/sqitch.plan: sqitch.conf leads to m/sql/sqitch.plan: this plan is not read.',
	]);
	const found = await detectMigrations(openMemory(tree), { migrations: null, layout: null });
	expect(found.directory).toBe('m/sql');
});

it('refuses a change without its script', async () => {
	const tree = { 'm/sqitch.plan': `%project=x\n\na ${STAMP}\nb ${STAMP}\n`, ...files(['m/deploy/a.sql']) };
	const error = await catchUserError(planOf('sqitch', tree));
	expect(error.location).toEqual({ file: 'm/sqitch.plan', line: 4 });
	expect(error.facts).toEqual({ 'looked for': 'm/deploy/b.sql' });
});

it('names a file that is included and not there', async () => {
	const tree = { 'm/sqitch.plan': `%project=x\n\na ${STAMP}\n`, 'm/deploy/a.sql': '\n\\ir ../b.sql\n' };
	const error = await catchUserError(planOf('sqitch', tree));
	expect(error.location).toEqual({ file: 'm/deploy/a.sql', line: 2 });
	const inside = { ...tree, 'm/deploy/a.sql': '\\i ../../etc/passwd\n' };
	expect((await catchUserError(planOf('sqitch', inside))).message).toContain('is not there');
});
