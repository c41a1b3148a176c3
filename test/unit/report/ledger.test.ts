import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../src/project/project.ts';
import { ledgerFindings, unsettledEntries } from '../../../src/report/findings/ledger-findings.ts';
import { listAnnotations } from '../../../src/report/formats/annotations.ts';
import { FORMATS, formatReport } from '../../../src/report/formats/index.ts';
import type { DatabaseReport, Report } from '../../../src/report/report.ts';

const KINDS = ['skipped', 'assumed', 'not-understood'] as const;

const ledger: readonly LedgerEntry[] = Array.from({ length: 45 }, (_, at) => ({
	kind: KINDS[at % 3] ?? 'skipped',
	message: `Entry number ${at} of many.`,
	file: `m/${at}.sql`,
	line: at === 0 ? null : at,
}));

function reportWith(more: Partial<DatabaseReport>): Report {
	const database: DatabaseReport = {
		...{ name: 'shop', document: 'docs/shop.md', layout: 'numbered', directory: 'm', migrationCount: 45 },
		...{ addedMigrations: [], changes: [], changedTables: null },
		...{ findings: [], healed: [], history: null, documentDiff: '', stopped: null },
		ledger,
		...more,
	};
	return { version: 1, verdict: 'pass', compared: false, databases: [database] };
}

describe('the ledger', () => {
	it.each(Object.keys(FORMATS) as (keyof typeof FORMATS)[])('is whole in the format %s', (name) => {
		const text = formatReport(reportWith({}), name).replaceAll(/\s+/g, ' ');
		for (const { message, file } of ledger) {
			expect(text).toContain(message);
			expect(text).toContain(file);
		}
	});

	it('comes as notices at its lines, what may cost most first', () => {
		const { shown, hidden } = listAnnotations(reportWith({}));
		expect(shown).toHaveLength(10);
		expect(hidden).toBe(34);
		expect(shown[0]).toEqual({
			...{ severity: 'notice', file: 'm/2.sql', line: 2, title: 'Not understood' },
			message: 'Entry number 2 of many.',
		});
		const few = listAnnotations(reportWith({ ledger: ledger.slice(0, 3) }));
		expect(few.shown.map(({ title, line }) => [title, line])).toEqual([
			['Not understood', 2],
			['Assumed', 1],
		]);
	});
});

describe('a strict run', () => {
	it('does not accept what was assumed or not understood', () => {
		const few = ledger.slice(0, 3);
		expect(unsettledEntries(few).map(({ kind }) => kind)).toEqual(['assumed', 'not-understood']);
		expect(ledgerFindings(few)).toMatchObject([
			{
				...{ code: 'replay/assumed', severity: 'error', introduced: true },
				...{ message: 'Entry number 1 of many', migration: { file: 'm/1.sql', line: 1 } },
			},
			{ code: 'replay/not-understood', severity: 'error', migration: { file: 'm/2.sql', line: 2 } },
		]);
	});

	it('tells an entry once in the annotations', () => {
		const few = ledger.slice(1, 4);
		const { shown } = listAnnotations(reportWith({ ledger: few, findings: ledgerFindings(few) }));
		expect(shown.map(({ severity, file }) => [severity, file])).toEqual([
			['error', 'm/1.sql'],
			['error', 'm/2.sql'],
			['notice', 'm/3.sql'],
		]);
	});
});
