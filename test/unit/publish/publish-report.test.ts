import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { commentMarker } from '../../../src/publish/marker.ts';
import { publishReport } from '../../../src/publish/publish-report.ts';
import { recordingPorts } from '../../../src/publish/recording-ports.ts';
import { HOSTILE } from '../../support/hostile.ts';
import { makeDatabase, makeFinding, makeReport, shopDatabase } from '../../support/reports.ts';

const CONTEXT = { links: null, workflow: 'Database', job: 'check' };
const MARKER = commentMarker({ document: 'docs/database-spec.md', ...CONTEXT });
const DRIFTING = makeReport([shopDatabase()]);

describe('publishing', () => {
	it('makes one comment, then leaves it alone, then says that it is settled', async () => {
		const ports = recordingPorts();
		expect(await publishReport(DRIFTING, ports, CONTEXT)).toEqual([
			{ document: 'docs/database-spec.md', outcome: 'created', id: 1 },
		]);
		expect(await publishReport(DRIFTING, ports, CONTEXT)).toMatchObject([{ outcome: 'unchanged', id: 1 }]);
		expect(await publishReport(makeReport([makeDatabase()]), ports, CONTEXT)).toMatchObject([
			{ outcome: 'updated' },
		]);
		expect(await publishReport(makeReport([makeDatabase()]), ports, CONTEXT)).toMatchObject([
			{ outcome: 'unchanged' },
		]);
		expect(ports.writes).toEqual(['create 1', 'update 1']);
		expect(ports.posted[0]?.body).toContain('### The specification and the migrations agree.');
	});

	it('writes no comment while there is nothing to say, but always a summary', async () => {
		const ports = recordingPorts();
		const quiet = makeReport([makeDatabase({ findings: [makeFinding({ introduced: false })] })]);
		expect(await publishReport(quiet, ports, CONTEXT)).toMatchObject([{ outcome: 'not-needed', id: null }]);
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

	it('takes line ends that GitHub changed for no change', async () => {
		const ports = recordingPorts();
		await publishReport(DRIFTING, ports, CONTEXT);
		const [comment] = ports.posted;
		if (comment) ports.posted[0] = { ...comment, body: `${comment.body.replaceAll('\n', '\r\n')}\r\n` };
		await publishReport(DRIFTING, ports, CONTEXT);
		expect(ports.writes).toEqual(['create 1']);
	});

	it('turns a refusal into one warning, with annotations and summary written', async () => {
		const refusal = new UserError('publish', 'No.', { hint: 'Ask for it.' });
		const ports = recordingPorts({ refusal });
		expect(await publishReport(DRIFTING, ports, CONTEXT)).toEqual([]);
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
