import { describe, expect, it } from 'vitest';
import { listAnnotations } from '../../../src/report/formats/annotations.ts';
import { makeDatabase, makeFinding, makeReport, shopDatabase } from '../../support/reports.ts';

const many = (length: number, severity: 'error' | 'warning') =>
	Array.from({ length }, (_, at) => makeFinding({ severity, message: `${severity} ${at}` }));

describe('annotations', () => {
	it('stand where the migration does it, else where the specification says it', () => {
		const { shown } = listAnnotations(
			makeReport([
				makeDatabase({
					findings: [
						makeFinding({
							code: 'drift/differs',
							differences: [{ name: 'type', specification: 'text', migrations: null }],
						}),
						makeFinding({ migration: null }),
						makeFinding({ migration: null, document: null }),
					],
				}),
			]),
		);
		expect(shown.map(({ file, line }) => [file, line])).toEqual([
			['db/migrations/0003_add_phone.sql', 1],
			['docs/database-spec.md', 40],
			[null, null],
		]);
		expect(shown[0]).toMatchObject({
			title: 'Different in the specification and the migrations',
			message:
				'column users.phone is in the migrations but not in the specification\ntype: text in the specification, none in the migrations\nRun `auggie-database-spec generate` and commit the specification.',
		});
	});

	it('are at most ten errors and ten warnings, the first ones, errors before warnings', () => {
		const findings = [...many(15, 'warning'), ...many(12, 'error')];
		const { shown, hidden } = listAnnotations(makeReport([makeDatabase({ findings })]));
		expect(shown.map(({ severity }) => severity)).toEqual([
			...Array(10).fill('error'),
			...Array(10).fill('warning'),
		]);
		expect(shown[9]?.message).toMatch(/^error 9\n/);
		expect(hidden).toBe(7);
	});

	it('begin with what stopped a check, wherever it is in the report', () => {
		const stopped = {
			...{ code: 'replay', message: 'no such table', location: { file: 'db/4.sql', line: 7 } },
			...{ facts: { SQLSTATE: '42P01' }, hint: 'Correct the name.' },
		};
		const { shown } = listAnnotations(makeReport([shopDatabase(), makeDatabase({ stopped })]));
		expect(shown[0]).toEqual({
			...{ severity: 'error', file: 'db/4.sql', line: 7, title: 'The check of shop could not be completed' },
			message: 'no such table\nSQLSTATE: 42P01\nCorrect the name.',
		});
	});

	it('are not made of what was there before, is planned or is healed', () => {
		const database = makeDatabase({
			findings: [makeFinding({ introduced: false }), makeFinding({ severity: 'info' })],
			healed: [makeFinding()],
		});
		expect(listAnnotations(makeReport([database]))).toEqual({ shown: [], hidden: 0 });
	});
});
