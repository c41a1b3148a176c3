import { describe, expect, it } from 'vitest';
import { parseSqitchPlan } from '../../../../src/project/layouts/sqitch-plan.ts';
import { catchUserError } from '../catch-user-error.ts';
import { files } from '../memory-source.ts';
import { planOf } from './plan-of.ts';

const STAMP = '2024-01-01T00:00:00Z Ada <ada@shop.example>';

describe('the plan', () => {
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
