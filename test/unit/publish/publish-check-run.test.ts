import { describe, expect, it } from 'vitest';
import { publishCheckRun } from '../../../src/publish/publish-check-run.ts';
import { type RecordingOptions, recordingPorts } from '../../../src/publish/recording-ports.ts';
import type { Report } from '../../../src/report/report.ts';
import { HOSTILE } from '../../support/hostile.ts';
import { makeDatabase, makeFinding, makeReport, shopDatabase } from '../../support/reports.ts';

const CONTEXT = { links: null, failOn: 'error', hasButtons: true, canUpdate: true } as const;

async function publish(report: Report, options: RecordingOptions = {}, part: object = {}) {
	const ports = recordingPorts(options);
	await publishCheckRun(report, ports.checkRun!, { ...CONTEXT, ...part });
	return ports;
}

const many = (count: number) =>
	makeReport([
		makeDatabase({
			findings: Array.from({ length: count }, (_, at) => makeFinding({ subject: `column t.c${at}` })),
		}),
	]);

describe('the check run', () => {
	it.each([
		['agrees', makeReport([makeDatabase()]), 'error', 'success'],
		[
			'warns',
			makeReport([makeDatabase({ findings: [makeFinding({ severity: 'warning' })] })]),
			'error',
			'neutral',
		],
		[
			'warns where warnings fail',
			makeReport([makeDatabase({ findings: [makeFinding({ severity: 'warning' })] })]),
			'warning',
			'failure',
		],
		['differs', makeReport([shopDatabase()]), 'error', 'failure'],
		['differs where nothing fails', makeReport([shopDatabase()]), 'never', 'neutral'],
	] as const)('of a report that %s ends as it should', async (_, report, failOn, conclusion) => {
		const ports = await publish(report, {}, { failOn });
		expect(ports.checkRunChanges.at(-1)?.conclusion).toBe(conclusion);
	});

	it('has a title without Markdown, and the whole report as its summary', async () => {
		const [change] = (await publish(makeReport([shopDatabase()]))).checkRunChanges;
		expect(change?.output.title).toBe(
			'This pull request adds 1 column and 1 table that the specification does not know, drops 1 column that it still describes, and makes 1 column differ from it.',
		);
		expect(change?.output.summary).toContain('### This pull request adds 1 column and 1 table');
	});

	it('sends annotations in batches of 50, and is completed with the last one', async () => {
		const { writes, checkRunChanges } = await publish(many(120));
		expect(writes).toEqual(['start check run', ...Array(3).fill('change check run 1')]);
		expect(checkRunChanges.map(({ annotations }) => annotations.length)).toEqual([50, 50, 20]);
		expect(checkRunChanges.map(({ conclusion }) => conclusion)).toEqual([null, null, 'failure']);
	});

	it('sends 500 annotations at most', async () => {
		expect((await publish(many(3000))).checkRunChanges).toHaveLength(10);
	});

	it('goes on where another one stopped half-way', async () => {
		const checkRun = { id: 7, isCompleted: false, annotationCount: 100 };
		const { writes, checkRunChanges } = await publish(many(120), { checkRun });
		expect(writes).toEqual(['change check run 7']);
		expect(checkRunChanges[0]?.annotations).toHaveLength(20);
	});

	it('leaves a completed one alone, whose annotations would stay, and starts anew', async () => {
		const checkRun = { id: 7, isCompleted: true, annotationCount: 100 };
		expect((await publish(many(3), { checkRun })).writes).toEqual(['start check run', 'change check run 1']);
	});

	it.each([
		['an outdated specification', '+a', {}, ['update', 'check']],
		['a current one', '', {}, ['check']],
		['a fork', '+a', { canUpdate: false }, ['check']],
		['a token whose buttons nobody hears', '+a', { hasButtons: false }, []],
	])('has the buttons that are of use with %s', async (_, documentDiff, part, expected) => {
		const [change] = (await publish(makeReport([makeDatabase({ documentDiff })]), {}, part)).checkRunChanges;
		expect(change?.buttons.map(({ identifier }) => identifier)).toEqual(expected);
		for (const { label, description, identifier } of change?.buttons ?? []) {
			expect([label.length <= 20, description.length <= 40, identifier.length <= 20]).toEqual([
				true,
				true,
				true,
			]);
		}
	});

	it('shows hostile names in its title as one line of text', async () => {
		for (const message of HOSTILE) {
			const finding = makeFinding({ code: 'history/rollback', message });
			const [change] = (await publish(makeReport([makeDatabase({ findings: [finding] })]))).checkRunChanges;
			expect(change?.output.title).not.toMatch(/[\n\r]/);
		}
	});
});
