import { describe, expect, it } from 'vitest';
import { formatText } from '../../../src/report/formats/text/report.ts';
import { wrap } from '../../../src/report/formats/text/wrap.ts';
import { HOSTILE } from '../../support/hostile.ts';
import { makeDatabase, makeFinding, makeReport, shopDatabase } from '../../support/reports.ts';

const PLAIN = { colour: false, width: 100 };
const text = (databases: Parameters<typeof makeReport>[0], width = 100) =>
	formatText(makeReport(databases), { colour: false, width });

describe('a report on a terminal', () => {
	it('shows a finding with its places on both sides and what differs', () => {
		expect(text([shopDatabase()])).toContain(
			[
				'  error   column users.age is not what the specification says [drift/differs]',
				'          migrations  db/migrations/0011_add_phone.sql:4',
				'          document    docs/database-spec.md:57',
				'          type        integer in the specification',
				'                      bigint in the migrations',
			].join('\n'),
		);
	});

	it.each([
		[[], 'pass: nothing to settle'],
		[[makeDatabase({ findings: [makeFinding({ introduced: false })] })], 'pass: nothing to settle'],
		[[makeDatabase({ findings: [makeFinding({ severity: 'warning' })] })], 'warn: 1 warning'],
		[[shopDatabase(), shopDatabase()], 'fail: 8 errors, 2 warnings'],
		[
			[makeDatabase({ stopped: { code: 'replay', message: 'm', location: null, facts: {}, hint: null } })],
			'error: 1 database could not be checked',
		],
	])('%#: ends with the verdict in one line', (databases, expected) => {
		expect(text(databases).split('\n').slice(-2)).toEqual([expected, '']);
	});

	it.each([80, 100, 120])('keeps to %d columns', (width) => {
		const lines = text([shopDatabase()], width).split('\n');
		expect(lines.filter((line) => line.length > width)).toEqual([]);
	});

	it('has no colour unless it is asked for', () => {
		const report = makeReport([shopDatabase()]);
		expect(formatText(report, PLAIN)).not.toContain('\u001b');
		const coloured = formatText(report, { colour: true, width: 100 });
		expect(coloured).toContain('\u001b[31mfail\u001b[39m: 4 errors');
		expect(coloured).toContain('\u001b[31merror   \u001b[39m');
	});

	it('has no heading without anything under it', () => {
		expect(text([makeDatabase()])).toBe(
			'shop\ndocs/database-spec.md, 12 migrations in db/migrations (golang-migrate)\nThe specification and the migrations agree.\n\npass: nothing to settle\n',
		);
	});

	it('lists what was there before up to twenty', () => {
		const findings = Array.from({ length: 30 }, (_, at) =>
			makeFinding({ introduced: false, subject: `table t${at}` }),
		);
		expect(text([makeDatabase({ findings })])).toContain('\n  … and 10 more\n');
	});

	it.each(HOSTILE)('prints %j so that neither terminal nor runner obeys it', (hostile) => {
		const place = { file: hostile, line: 1 };
		const finding = makeFinding({
			...{
				subject: hostile,
				message: hostile,
				detail: hostile,
				hint: hostile,
				document: place,
				migration: place,
			},
			differences: [{ name: hostile, specification: hostile, migrations: hostile }],
		});
		const printed = text([
			makeDatabase({
				...{
					name: hostile,
					document: hostile,
					directory: hostile,
					layout: hostile,
					findings: [finding],
					healed: [finding],
				},
				ledger: [{ kind: 'assumed', message: hostile, file: hostile, line: null }],
			}),
		]);
		expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
		expect(printed).not.toMatch(/^\s*::|##\[/m);
	});
});

describe('wrap', () => {
	it.each([
		['a bb ccc', 7, 0, 'a bb\nccc'],
		['a bb ccc', 9, 2, '  a bb\n  ccc'],
		['averylongword b', 5, 0, 'averylongword\nb'],
		['', 5, 2, '  '],
	])('%j at %d', (words, width, indent, expected) => {
		expect(wrap(words, width, indent)).toBe(expected);
	});
});
