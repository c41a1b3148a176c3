import { describe, expect, it } from 'vitest';
import type { IgnoreSetting } from '../../../../src/config/config.ts';
import { withDefaults } from '../../../../src/lint/active-rules.ts';
import { RULES } from '../../../../src/lint/rules/index.ts';
import type { LintFinding } from '../../../../src/lint/run-rules.ts';
import {
	type Baseline,
	readBaseline,
	renewBaseline,
	writeBaseline,
} from '../../../../src/lint/suppressions/baseline.ts';
import { suppress } from '../../../../src/lint/suppressions/suppress.ts';
import { looseMigration } from '../../../../src/project/loose-migration.ts';
import type { TracedStatement } from '../../../../src/rehearsal/trace/trace.ts';
import { positionAt } from '../../../../src/sql/position.ts';

const RULE = 'index-not-concurrent';
const rule = RULES.find(({ id }) => id === RULE)!;
const rules = [withDefaults(rule)];

/** A finding at each CREATE INDEX of a file, as if the rule had found it. */
function found(
	path: string,
	text: string,
): { migration: ReturnType<typeof looseMigration>['migration']; findings: readonly LintFinding[] } {
	const { migration } = looseMigration(path, text);
	const findings = migration.statements.flatMap(({ text: sql, span }, index) => {
		if (!sql.startsWith('CREATE INDEX')) return [];
		const { line } = positionAt(text, span.start);
		const statement: TracedStatement = {
			...{ path, index, line, endLine: line, sql, tree: null, command: '', effects: [], changes: [] },
			...{ locks: [], held: [], rewrites: [], scans: [], losses: [], transaction: 1, mode: 'implicit' },
			...{ isAlone: false, lockTimeout: '0', statementTimeout: '0', rowFailure: null },
		};
		const problem = { subject: 'table orders', message: 'it is so' };
		return [{ rule, severity: 'warning' as const, problem, statement, introduced: true }];
	});
	return { migration, findings };
}

function settle(text: string, ignore: readonly IgnoreSetting[] = [], baseline: Baseline = new Map()) {
	const { migration, findings } = found('db/1.sql', text);
	return suppress(findings, { migrations: [migration], ignore, baseline, rules });
}

const INDEX = 'CREATE INDEX a ON orders (a);';

describe('what is found', () => {
	it('stays where nothing silences it', () => {
		expect(settle(INDEX)).toMatchObject({ findings: [{ rule }], suppressed: [], problems: [] });
	});

	it.each([
		[`-- database-spec: ignore ${RULE} small\n${INDEX}`, 'comment', 'small'],
		[
			`-- squawk-ignore require-concurrent-index-creation\n${INDEX}`,
			'comment',
			'squawk-ignore require-concurrent-index-creation',
		],
	])('is silenced by the comment in %j', (text, by, reason) => {
		expect(settle(text)).toMatchObject({ findings: [], suppressed: [{ by, reason }], problems: [] });
	});

	it.each([
		[null, true],
		['db/**', true],
		['db/1.sql', true],
		['other/**', false],
	])('is silenced by the config for %j: %s', (path, isSilenced) => {
		const { suppressed } = settle(INDEX, [{ rule: `lint/${RULE}`, path, reason: 'small' }]);
		expect(suppressed).toMatchObject(isSilenced ? [{ by: 'config', reason: 'small' }] : []);
	});
});

describe('a comment that is no use', () => {
	it.each([
		[`-- database-spec: ignore ${RULE}\n${INDEX}`, 1, 'lint/suppression-without-reason', /gives no reason/],
		[`-- database-spec: ignore ${RULE} small\nSELECT 1;`, 0, 'lint/unused-suppression', /finds nothing here/],
		[
			`-- database-spec: ignore index-not-concurent small\n${INDEX}`,
			1,
			'lint/unused-suppression',
			/did you mean `index-not-concurrent`/,
		],
		[`-- database-spec: ignore * small\n${INDEX}`, 1, 'lint/unused-suppression', /names no rule/],
		[`-- database-spec: ignore\n${INDEX}`, 1, 'lint/unused-suppression', /names no rule/],
	])('is told: %j', (text, left, code, message) => {
		const { findings, problems } = settle(text);
		expect(findings).toHaveLength(left);
		expect(problems).toMatchObject([
			{ code, message: expect.stringMatching(message), file: 'db/1.sql', line: 1 },
		]);
	});

	it('is told of the config, where it is for this file', () => {
		const setting = { rule: RULE, path: 'db/1.sql', reason: 'small' };
		expect(settle('SELECT 1;', [setting]).problems).toMatchObject([{ code: 'lint/unused-suppression' }]);
		expect(settle('SELECT 1;', [{ ...setting, path: 'db/*' }]).problems).toEqual([]);
	});

	it('is none of ours where it is another tool’s, or the rule is off', () => {
		expect(settle('-- squawk-ignore ban-drop-column\nSELECT 1;').problems).toEqual([]);
		const { migration } = found('db/1.sql', `-- database-spec: ignore ${RULE} small\n${INDEX}`);
		expect(
			suppress([], { migrations: [migration], ignore: [], baseline: new Map(), rules: [] }).problems,
		).toEqual([]);
	});
});

describe('the baseline', () => {
	const { findings } = found('db/1.sql', `${INDEX}\n${INDEX}\nCREATE INDEX b ON orders (b);`);
	const known = renewBaseline(new Map(), findings, new Set(['db/1.sql']));

	it('comes back as it was written, a finding on each line', () => {
		const text = writeBaseline(known);
		expect(readBaseline(text)).toEqual(known);
		expect(text.split('\n').filter((line) => line.includes('db/1.sql'))).toHaveLength(3);
		expect(text).toMatch(/,\n\t"version": 1\n\}\n$/);
	});

	it('knows statements that have moved and been laid out otherwise, as often as there were', () => {
		const moved = `-- new\n\n\nCREATE INDEX b\n  ON orders (b);\n${INDEX}\n${INDEX}\n${INDEX}`;
		const { findings: left, suppressed, problems } = settle(moved, [], known);
		expect([left.length, suppressed.length, problems]).toEqual([1, 3, []]);
	});

	it('says that it is out of date', () => {
		expect(settle('SELECT 1;', [], known).problems).toMatchObject([
			{
				file: '.github/database-spec-baseline.json',
				message: expect.stringContaining('3 findings that are not there'),
			},
		]);
	});

	it('keeps what is in files that were not judged', () => {
		expect(renewBaseline(known, [], new Set(['db/2.sql'])).size).toBe(3);
		expect(renewBaseline(known, [], new Set(['db/1.sql'])).size).toBe(0);
	});

	it.each(['', '[]', '{"version": 2}', '{"a": {"rule": 1}, "version": 1}', '<<<<<<< HEAD'])(
		'that is %j is refused',
		(text) => {
			expect(() => readBaseline(text)).toThrow('The baseline cannot be read.');
		},
	);
});
