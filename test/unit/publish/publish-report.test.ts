import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { commentMarker } from '../../../src/publish/marker.ts';
import { type PublishContext, publishReport } from '../../../src/publish/publish-report.ts';
import { recordingPorts as everyPort, type RecordingOptions } from '../../../src/publish/recording-ports.ts';
import type { Finding, Report } from '../../../src/report/report.ts';
import { HOSTILE } from '../../support/hostile.ts';
import { makeDatabase, makeFinding, makeReport, shopDatabase } from '../../support/reports.ts';

const HEAD = 'a'.repeat(40);
const CONTEXT: PublishContext = {
	links: null,
	head: HEAD,
	workflow: 'Database',
	job: 'check',
	speaksForAll: false,
	publishing: { comment: 'on-findings', reviewComments: 10 },
	failOn: 'error',
	hasButtons: true,
	canUpdate: true,
};
/** Without a check run, which has tests of its own. */
const recordingPorts = (options?: RecordingOptions) => ({ ...everyPort(options), checkRun: null });
const told = async (report: Report, ports: ReturnType<typeof recordingPorts>) =>
	(await publishReport(report, ports, CONTEXT)).comments;
const MARKER = commentMarker({ document: 'docs/database-spec.md', ...CONTEXT });
const DRIFTING = makeReport([shopDatabase()]);

describe('publishing', () => {
	it('makes one comment, then leaves it alone, then says that it is settled', async () => {
		const ports = recordingPorts();
		expect(await told(DRIFTING, ports)).toEqual([
			{ document: 'docs/database-spec.md', outcome: 'created', id: 1 },
		]);
		expect(await told(DRIFTING, ports)).toMatchObject([{ outcome: 'unchanged', id: 1 }]);
		expect(await told(makeReport([makeDatabase()]), ports)).toMatchObject([{ outcome: 'updated' }]);
		expect(await told(makeReport([makeDatabase()]), ports)).toMatchObject([{ outcome: 'unchanged' }]);
		expect(ports.writes).toEqual(['create 1', 'update 1']);
		expect(ports.posted[0]?.body).toContain('### The specification and the migrations agree.');
	});

	it.each([
		['one that may be written to', { hasButtons: true, canUpdate: true }, true],
		['a fork’s', { hasButtons: true, canUpdate: false }, false],
		['one where nobody hears it', { hasButtons: false, canUpdate: true }, false],
	])(
		'offers to update the branch, if it is %s and the specification would change',
		async (_, may, isOffered) => {
			const offer = /comment with `\/database-spec update`/;
			const [outdated, current] = ['+a\n', ''].map((documentDiff) => ({ ...shopDatabase(), documentDiff }));
			for (const [database, expected] of [
				[outdated!, isOffered],
				[current!, false],
				[makeDatabase({ documentDiff: '+a\n' }), false],
			] as const) {
				const ports = recordingPorts();
				const publishing = { comment: 'always', reviewComments: 0 } as const;
				await publishReport(makeReport([database]), ports, { ...CONTEXT, ...may, publishing });
				expect(offer.test(ports.posted[0]?.body ?? '')).toBe(expected);
			}
		},
	);

	it('writes no comment while there is nothing to say, but always a summary', async () => {
		const ports = recordingPorts();
		const quiet = makeReport([makeDatabase({ findings: [makeFinding({ introduced: false })] })]);
		expect(await told(quiet, ports)).toMatchObject([{ outcome: 'not-needed', id: null }]);
		expect(ports.writes).toEqual([]);
		expect(ports.summaries).toHaveLength(1);
	});

	it('gives each database a comment that names it', async () => {
		const ports = recordingPorts();
		const other = { ...shopDatabase(), name: 'billing', document: 'docs/billing.md' };
		await publishReport(
			makeReport([shopDatabase(), other, makeDatabase({ document: 'docs/quiet.md' })]),
			ports,
			CONTEXT,
		);
		expect(ports.writes).toEqual(['create 1', 'create 2']);
		expect(ports.posted[1]?.body).toContain('`billing` · specification `docs/billing.md`');
	});

	it.each([
		['another author', { author: 'mallory', body: `${MARKER}\nforged` }],
		['a quotation', { author: 'me[bot]', body: `> ${MARKER}` }],
		[
			'another job',
			{
				author: 'me[bot]',
				body: commentMarker({ document: 'docs/database-spec.md', workflow: 'Database', job: 'b' }),
			},
		],
	])('leaves the comment of %s alone', async (_, { author, body }) => {
		const ports = recordingPorts({ posted: [{ id: 1, author, body }] });
		await publishReport(DRIFTING, ports, CONTEXT);
		expect(ports.writes).toEqual(['create 2']);
		expect(ports.posted[0]?.body).toBe(body);
	});

	it('speaks in the comment of another job where it was asked to, and leaves it with that job', async () => {
		const ports = recordingPorts();
		await publishReport(DRIFTING, ports, CONTEXT);
		const asked = { ...CONTEXT, workflow: 'Commands', job: 'answer', speaksForAll: true };
		await publishReport(makeReport([makeDatabase()]), ports, asked);
		await publishReport(DRIFTING, ports, CONTEXT);
		expect(ports.writes).toEqual(['create 1', 'update 1', 'update 1']);
	});

	it('takes line ends that GitHub changed for no change', async () => {
		const ports = recordingPorts();
		await publishReport(DRIFTING, ports, CONTEXT);
		const [comment] = ports.posted;
		if (comment) ports.posted[0] = { ...comment, body: `${comment.body.replaceAll('\n', '\r\n')}\r\n` };
		await publishReport(DRIFTING, ports, CONTEXT);
		expect(ports.writes).toEqual(['create 1']);
	});

	it.each([
		['always', ['create 1']],
		['on-findings', []],
		['never', []],
	] as const)('with comment %s tells of a check with nothing to say by %j', async (comment, writes) => {
		const ports = recordingPorts();
		const context = { ...CONTEXT, publishing: { ...CONTEXT.publishing, comment } };
		await publishReport(makeReport([makeDatabase()]), ports, context);
		expect(ports.writes).toEqual(writes);
		expect(ports.summaries).toHaveLength(1);
	});

	describe('since the last push', () => {
		const phone = makeFinding({ subject: 'column users.phone', introduced: true });
		const table = makeFinding({ subject: 'table invoices', introduced: true });
		const report = (...findings: readonly Finding[]) => makeReport([makeDatabase({ findings })]);
		const at = (sign: string) => ({ ...CONTEXT, head: sign.repeat(40) });
		const body = (ports: ReturnType<typeof recordingPorts>) => ports.posted[0]?.body ?? '';

		it('says what was settled and what is new, by object and not by line', async () => {
			const ports = recordingPorts();
			await publishReport(report(phone), ports, at('a'));
			expect(body(ports)).not.toContain('Since the last push');
			const moved = { ...phone, migration: { file: 'db/9.sql', line: 99 } };
			await publishReport(report(moved), ports, at('b'));
			expect(body(ports)).not.toContain('Since the last push');
			await publishReport(report(table), ports, at('c'));
			expect(body(ports)).toContain(
				'_Since the last push:_ settled `column users.phone`; new `table invoices`.',
			);
			await publishReport(report(table), ports, at('c'));
			expect(ports.writes).toEqual(['create 1', 'update 1', 'update 1']);
			await publishReport(report(), ports, at('d'));
			expect(body(ports)).toContain('_Since the last push:_ settled `table invoices`.');
		});

		it('says nothing where people changed what the comment remembers', async () => {
			const ports = recordingPorts();
			await publishReport(report(phone), ports, at('a'));
			const [posted] = ports.posted;
			if (posted) ports.posted[0] = { ...posted, body: posted.body.replace(/memory \S+/, 'memory e30') };
			await publishReport(report(table), ports, at('b'));
			expect(body(ports)).not.toContain('Since the last push');
		});

		it('remembers names that cannot end the hidden line', async () => {
			const ports = recordingPorts();
			const hostile = HOSTILE.map((subject) => makeFinding({ subject, introduced: true }));
			await publishReport(report(...hostile), ports, at('a'));
			expect(body(ports).match(/^<!--/gm)).toHaveLength(2);
			await publishReport(report(), ports, at('b'));
			expect(body(ports)).toContain('_Since the last push:_ settled ');
		});
	});

	it('turns a refusal into one warning, with annotations and summary written', async () => {
		const refusal = new UserError('publish', 'No.', { hint: 'Ask for it.' });
		const ports = recordingPorts({ refusal });
		expect(await told(DRIFTING, ports)).toEqual([]);
		expect(ports.warnings).toEqual(['No. Ask for it.']);
		expect(ports.annotated).toHaveLength(6);
		expect(ports.summaries).toHaveLength(1);
	});

	it('does not hide a defect of ours', async () => {
		const ports = recordingPorts();
		const comments = { ...ports.comments, list: () => Promise.reject(new TypeError('defect')) };
		const broken = { ...ports, comments: { ...recordingPorts().comments, ...comments } };
		await expect(publishReport(DRIFTING, broken as typeof ports, CONTEXT)).rejects.toThrow('defect');
	});

	it('says how many findings the annotations leave out', async () => {
		const ports = recordingPorts();
		const findings = Array.from({ length: 12 }, () => makeFinding());
		await publishReport(makeReport([makeDatabase({ findings })]), ports, CONTEXT);
		expect(ports.notes).toEqual([expect.stringMatching(/^2 more annotations are in the summary/)]);
	});

	it.each(HOSTILE)('keeps the marker of %j to itself', async (hostile) => {
		const marker = commentMarker({ document: hostile, workflow: hostile, job: hostile });
		expect(marker).toMatch(/^<!-- auggie-database-spec [0-9a-f]{32} -->$/);
		const ports = recordingPorts();
		const database = makeDatabase({
			document: hostile,
			findings: [makeFinding({ subject: `${hostile}${MARKER}` })],
		});
		await publishReport(makeReport([database, shopDatabase()]), ports, CONTEXT);
		await publishReport(makeReport([database, shopDatabase()]), ports, CONTEXT);
		expect(ports.writes).toEqual(['create 1', 'create 2']);
	});
});
