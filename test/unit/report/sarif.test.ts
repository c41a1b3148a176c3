import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { explanationMarkdown } from '../../../src/explanations/format-explanation.ts';
import { formatSarif } from '../../../src/report/formats/sarif.ts';
import type { DatabaseReport, Finding } from '../../../src/report/report.ts';
import { makeDatabase, makeFinding, makeReport } from '../../support/reports.ts';

const schema = JSON.parse(readFileSync(new URL('../../support/sarif-schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv({ strict: false, unicodeRegExp: false });
ajvFormats.default(ajv);
const validate = ajv.compile(schema);

interface Sarif {
	readonly runs: readonly [
		{
			readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
			readonly invocations: readonly object[];
			readonly results: readonly { readonly partialFingerprints: object }[];
		},
	];
}

function sarifOf(...databases: readonly DatabaseReport[]): Sarif['runs'][0] {
	const text = formatSarif(makeReport(databases), (code) => explanationMarkdown(code, 3));
	const log = JSON.parse(text) as Sarif;
	expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
	return log.runs[0];
}

const RULE: Partial<Finding> = {
	code: 'lint/index-not-concurrent',
	severity: 'warning',
	subject: 'table orders',
	message: 'writes to orders wait',
	document: null,
	migration: { file: 'db/a b#1.sql', line: 3, endLine: 4 },
};

describe('a report as SARIF', () => {
	it('is valid where there is nothing to say', () => {
		expect(sarifOf(makeDatabase())).toMatchObject({
			tool: { driver: { rules: [] } },
			invocations: [{ executionSuccessful: true }],
			results: [],
		});
	});

	it('has each finding at its place, and explains its kind once', () => {
		const findings = [makeFinding(), makeFinding(RULE), makeFinding(RULE)];
		const { tool, results } = sarifOf(makeDatabase({ findings }));
		expect(tool.driver.rules.map(({ id }) => id)).toEqual([
			'drift/undocumented',
			'lint/index-not-concurrent',
		]);
		expect(results).toMatchObject([
			{ ruleId: 'drift/undocumented', ruleIndex: 0, level: 'error', relatedLocations: [{ id: 0 }] },
			{
				ruleIndex: 1,
				level: 'warning',
				locations: [
					{
						physicalLocation: {
							artifactLocation: { uri: 'db/a%20b%231.sql', uriBaseId: '%SRCROOT%' },
							region: { startLine: 3, endLine: 4 },
						},
					},
				],
			},
			{ ruleIndex: 1 },
		]);
		expect(new Set(results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints))).size).toBe(
			3,
		);
	});

	it('knows a finding that has moved', () => {
		const [at3, at9] = [3, 9].map((line) =>
			sarifOf(makeDatabase({ findings: [makeFinding({ ...RULE, migration: { file: 'a.sql', line } })] })),
		);
		expect(at3?.results[0]?.partialFingerprints).toEqual(at9?.results[0]?.partialFingerprints);
	});

	it('has a fix where the statement can be written otherwise in its place, and only there', () => {
		const region = { line: 3, column: 1, endLine: 4, endColumn: 9 };
		const fixed = (isAlone: boolean) =>
			makeFinding({
				...RULE,
				rewrite: {
					steps: [{ sql: 'SELECT 1', isAlone }],
					region,
					...(isAlone ? {} : { replaced: 'SELECT 1' }),
				},
			});
		expect(sarifOf(makeDatabase({ findings: [fixed(false), fixed(true)] })).results).toMatchObject([
			{
				fixes: [
					{
						artifactChanges: [
							{
								replacements: [
									{
										deletedRegion: { startLine: 3, startColumn: 1, endLine: 4, endColumn: 9 },
										insertedContent: { text: 'SELECT 1' },
									},
								],
							},
						],
					},
				],
			},
			expect.not.objectContaining({ fixes: expect.anything() }),
		]);
	});

	it('has what was silenced, with the reason', () => {
		const suppressed = [{ finding: makeFinding(RULE), by: 'comment' as const, reason: 'it is \u202Esmall' }];
		expect(sarifOf(makeDatabase({ suppressed })).results).toMatchObject([
			{ suppressions: [{ kind: 'inSource', justification: 'it is \\u{202E}small' }] },
		]);
	});

	it('says what could not be judged', () => {
		const stopped = {
			...{ code: 'replay', message: 'it fails', facts: {}, hint: null },
			location: { file: 'a.sql', line: null },
		};
		expect(sarifOf(makeDatabase({ stopped }), makeDatabase({ unjudged: [stopped] }))).toMatchObject({
			invocations: [{ executionSuccessful: false, toolExecutionNotifications: [{}, {}] }],
		});
	});

	it('puts what is about the whole at the specification', () => {
		const finding = makeFinding({ code: 'specification/missing', document: null, migration: null });
		expect(sarifOf(makeDatabase({ findings: [finding] })).results).toMatchObject([
			{ locations: [{ physicalLocation: { artifactLocation: { uri: 'docs/database-spec.md' } } }] },
		]);
	});
});
