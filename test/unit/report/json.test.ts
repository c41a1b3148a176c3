import { describe, expect, it } from 'vitest';
import { formatReport } from '../../../src/report/formats/index.ts';
import { formatJson } from '../../../src/report/formats/json.ts';
import { HOSTILE } from '../../support/hostile.ts';
import { makeDatabase, makeFinding, makeReport, shopDatabase } from '../../support/reports.ts';

describe('a report as JSON', () => {
	it('is the whole report, and nothing else', () => {
		const report = makeReport([shopDatabase()]);
		expect(JSON.parse(formatJson(report))).toStrictEqual(report);
	});

	it('does not depend on the order in which keys were set', () => {
		const reverse = (value: unknown): unknown => {
			if (Array.isArray(value)) return value.map(reverse);
			if (typeof value !== 'object' || value === null) return value;
			return Object.fromEntries(
				Object.entries(value)
					.reverse()
					.map(([key, item]) => [key, reverse(item)]),
			);
		};
		const report = makeReport([shopDatabase()]);
		expect(formatJson(reverse(report) as typeof report)).toBe(formatJson(report));
	});

	it('opens with its version and ends with a line feed', () => {
		expect(formatJson(makeReport([]))).toBe(
			'{\n  "version": 1,\n  "verdict": "pass",\n  "compared": true,\n  "databases": []\n}\n',
		);
	});

	it.each(HOSTILE)('keeps %j as it is, in a form that no runner obeys', (hostile) => {
		const report = makeReport([makeDatabase({ findings: [makeFinding({ subject: hostile })] })]);
		const text = formatReport(report, 'json');
		expect(JSON.parse(text).databases[0].findings[0].subject).toBe(hostile);
		expect(text).not.toMatch(/^\s*::|##\[/m);
	});
});
