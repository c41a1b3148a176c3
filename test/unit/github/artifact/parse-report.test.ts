import { describe, expect, it } from 'vitest';
import { parseReport } from '../../../../src/github/artifact/parse-report.ts';
import { formatJson } from '../../../../src/report/formats/json.ts';
import type { Report } from '../../../../src/report/report.ts';
import {
	added,
	makeDatabase,
	makeFinding,
	makeReport,
	makeTable,
	shopDatabase,
} from '../../../support/reports.ts';

const parse = (report: unknown) => parseReport(Buffer.from(JSON.stringify(report)));

const finding = (part: object) => makeReport([makeDatabase({ findings: [{ ...makeFinding(), ...part }] })]);
const database = (part: object) => makeReport([{ ...makeDatabase(), ...part }]);
const table = (part: object) => database({ changes: [added({ ...makeTable('a'), ...part }, 'a.sql', 1)] });
const change = (part: object) => database({ changes: [{ migration: null, change: part }] });

const STOPPED = {
	...{ code: 'replay', message: 'relation "a" does not exist', location: { file: 'a.sql', line: 3 } },
	...{ facts: { SQLSTATE: '42P01', statement: 'SELECT' }, hint: null },
};

describe('parseReport', () => {
	it.each<[string, Report]>([
		['nothing to say', makeReport([makeDatabase()])],
		['no database', makeReport([])],
		[
			'everything',
			makeReport([shopDatabase(), makeDatabase({ name: 'other', document: 'docs/other.md' })], false),
		],
		['a check that was stopped', makeReport([makeDatabase({ stopped: STOPPED })])],
		['no place', finding({ document: null, migration: null, subject: '', hint: null })],
	])('reads what a check writes: %s', (_, report) => {
		expect(parseReport(Buffer.from(formatJson(report)))).toEqual(JSON.parse(JSON.stringify(report)));
	});

	it.each<[string, string | Buffer, string]>([
		['no text', Buffer.from([0xff, 0xfe, 0x7b]), 'not UTF-8'],
		['no JSON', '{', 'no JSON'],
		['a byte order mark', '\ufeff{}', 'no JSON'],
		['a deep one', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, 'no report of this version'],
		['a prototype', '{"__proto__":{"version":1},"version":1}', 'no report of this version'],
	])('refuses %s', (_, text, reason) => {
		expect(() => parseReport(Buffer.from(text))).toThrow(
			expect.objectContaining({ code: 'artifact', message: expect.stringContaining(reason) }),
		);
	});

	it.each<[string, unknown, string]>([
		['nothing', null, '(the whole)'],
		['a list', [], '(the whole)'],
		['another version', { ...makeReport([]), version: 2 }, 'version'],
		['one key more', { ...makeReport([]), more: 1 }, '(the whole)'],
		['one key less', { version: 1, verdict: 'pass', databases: [] }, 'compared'],
		['too many databases', makeReport(Array.from({ length: 51 }, () => makeDatabase())), 'databases'],
		['an absolute path', finding({ document: { file: '/etc/passwd', line: 1 } }), 'document.file'],
		['a path of Windows', finding({ document: { file: 'C:\\a', line: 1 } }), 'document.file'],
		['a path that leads out', finding({ migration: { file: 'db/../../a', line: 1 } }), 'migration.file'],
		['a path that leads out backwards', finding({ migration: { file: '..\\a', line: 1 } }), 'migration.file'],
		['a path with a NUL', finding({ migration: { file: 'a\0b', line: 1 } }), 'migration.file'],
		['no path', finding({ migration: { file: '', line: 1 } }), 'migration.file'],
		['a long path', finding({ migration: { file: 'a'.repeat(5000), line: 1 } }), 'migration.file'],
		['a line before the first', finding({ document: { file: 'a', line: 0 } }), 'document.line'],
		['half a line', finding({ document: { file: 'a', line: 1.5 } }), 'document.line'],
		['a line beyond counting', finding({ document: { file: 'a', line: 1e20 } }), 'document.line'],
		['an unknown code', finding({ code: 'drift/unknown' }), 'findings.0.code'],
		['the code of a prototype', finding({ code: 'constructor' }), 'findings.0.code'],
		['a code of a live database', finding({ code: 'live/missing' }), 'findings.0.code'],
		['an unknown severity', finding({ severity: 'fatal' }), 'findings.0.severity'],
		['a document that leads out', database({ document: '../a.md' }), 'databases.0.document'],
		['fewer migrations than none', database({ migrationCount: -1 }), 'migrationCount'],
		['a layout that is markup', database({ layout: '**bold**' }), 'layout'],
		['an unknown kind of object', table({ kind: 'teapot' }), 'change'],
		['an object with a key more', table({ more: 1 }), 'change.object'],
		['an object with a key less', table({ rowSecurity: undefined }), 'change.object.rowSecurity'],
		['an unknown change', change({ kind: 'moved' }), 'change.kind'],
		[
			'an attribute that is markup',
			change({
				kind: 'changed',
				before: makeTable('a'),
				after: makeTable('a'),
				attributes: [{ name: '<img>', before: 1, after: 2 }],
			}),
			'attributes.0.name',
		],
		[
			'a name that is no text',
			change({
				kind: 'changed',
				before: makeTable('a'),
				after: makeTable('a'),
				attributes: [{ name: 'inherits', before: [{ name: 1 }], after: [] }],
			}),
			'attributes.0.before',
		],
		[
			'a value that is too deep',
			change({
				kind: 'changed',
				before: makeTable('a'),
				after: makeTable('a'),
				attributes: [{ name: 'inherits', before: { a: { b: { c: { d: {} } } } }, after: null }],
			}),
			'attributes.0.before',
		],
		[
			'rights that are markup',
			change({
				kind: 'privileges',
				type: 'table',
				name: 'a',
				column: null,
				future: null,
				owner: null,
				granted: [{ role: 'a', rights: ['@all'], grantable: false, by: null }],
				revoked: [],
			}),
			'rights.0',
		],
		[
			'a mark in a diagram',
			database({ changedTables: { tables: [{ name: 'a', columns: [], mark: '")\n%%' }], lines: [] } }),
			'mark',
		],
		['a stop that is markup', database({ stopped: { ...STOPPED, code: '@all' } }), 'stopped.code'],
	])('refuses %s and says where', (_, report, place) => {
		expect(() => parse(report)).toThrow(
			expect.objectContaining({
				code: 'artifact',
				facts: expect.toSatisfy((facts: object) => Object.keys(facts).some((key) => key.includes(place))),
			}),
		);
	});

	it('refuses a verdict that does not follow from the findings', () => {
		const report = { ...finding({}), verdict: 'pass' };
		expect(() => parse(report)).toThrow('the verdict in report.json is not what its findings come to');
	});

	it('refuses one specification for two databases, which would be told in one comment', () => {
		expect(() => parse(makeReport([makeDatabase(), makeDatabase({ name: 'b' })]))).toThrow(
			'names one specification twice',
		);
	});

	it('names no more than five deviations, each in one short line', () => {
		const report = database({ ledger: Array.from({ length: 50 }, () => ({ ['x\n'.repeat(500)]: 1 })) });
		try {
			parse(report);
			expect.unreachable();
		} catch (error) {
			const facts = Object.entries((error as { facts: Record<string, string> }).facts).flat();
			expect(facts.length).toBeLessThanOrEqual(10);
			expect(facts.filter((text) => text.length > 200 || text.includes('\n'))).toEqual([]);
		}
	});
});
