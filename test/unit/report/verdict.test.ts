import { describe, expect, it } from 'vitest';
import type { DatabaseReport } from '../../../src/report/report.ts';
import { exceeds, hasSomethingToSay, judge } from '../../../src/report/verdict.ts';
import { makeDatabase, makeFinding, makeReport } from '../../support/reports.ts';

const STOPPED = { code: 'replay', message: 'm', location: null, facts: {}, hint: null };
const error = makeDatabase({ findings: [makeFinding()] });
const warning = makeDatabase({ findings: [makeFinding({ severity: 'warning' })] });
const older = makeDatabase({ findings: [makeFinding({ introduced: false })] });
const information = makeDatabase({ findings: [makeFinding({ severity: 'info' })] });
const healed = makeDatabase({ healed: [makeFinding()] });
const stopped = makeDatabase({ stopped: STOPPED });

describe('judge', () => {
	it.each([
		['nothing', [], 'pass'],
		['information', [information], 'pass'],
		['what was there before', [older], 'pass'],
		['what is healed', [healed], 'pass'],
		['a new warning', [information, warning], 'warn'],
		['a new error', [warning, error], 'fail'],
		['a stopped database', [error, stopped, warning], 'error'],
	] satisfies [string, DatabaseReport[], string][])('%s', (_, databases, verdict) => {
		expect(judge(databases)).toBe(verdict);
	});
});

describe('exceeds', () => {
	it.each([
		[makeDatabase(), [false, false, false]],
		[warning, [false, true, false]],
		[error, [true, true, false]],
		[stopped, [true, true, true]],
	])('%#', (database, expected) => {
		const report = makeReport([database]);
		expect((['error', 'warning', 'never'] as const).map((failOn) => exceeds(report, failOn))).toEqual(
			expected,
		);
	});
});

describe('hasSomethingToSay', () => {
	it.each([
		['an error', error, true],
		['a warning', warning, true],
		['a stop', stopped, true],
		['information', information, false],
		['what was there before', older, false],
		['what is healed', healed, false],
	])('%s', (_, database, expected) => {
		expect(hasSomethingToSay(database)).toBe(expected);
	});
});
