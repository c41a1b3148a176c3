import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import type { ChangedFile } from '../../../src/publish/ports/review-port.ts';
import { type PublishContext, publishReport } from '../../../src/publish/publish-report.ts';
import {
	type RecordingOptions,
	type RecordingPorts,
	recordingPorts,
} from '../../../src/publish/recording-ports.ts';
import type { DatabaseReport, Finding } from '../../../src/report/report.ts';
import { HOSTILE } from '../../support/hostile.ts';
import { makeDatabase, makeFinding, makeReport } from '../../support/reports.ts';

const CONTEXT: PublishContext = {
	...{ links: null, head: 'a'.repeat(40), workflow: 'Database', job: 'check', speaksForAll: false },
	...{ failOn: 'error', hasButtons: false, canUpdate: false },
	publishing: { comment: 'on-findings', reviewComments: 10 },
};
const DOCUMENT = 'docs/database-spec.md';
const MIGRATION = 'db/migrations/0003_add_phone.sql';

/** A file that is new with so many lines. */
function newFile(path: string, length: number): ChangedFile {
	const lines = Array.from({ length }, (_, at) => `+line ${at + 1}`);
	return { path, patch: `@@ -0,0 +1,${length} @@\n${lines.join('\n')}` };
}

/** A finding about an object, at a line of a migration. */
function found(name: string, line: number | null, part: Partial<Finding> = {}): Finding {
	const subject = `column users.${name}`;
	const migration = line === null ? null : { file: MIGRATION, line };
	return makeFinding({ subject, message: `${subject} is new`, document: null, migration, ...part });
}

const FILES = [newFile(MIGRATION, 100)];

async function publish(
	ports: RecordingPorts,
	findings: readonly Finding[],
	part: Partial<DatabaseReport> = {},
) {
	await publishReport(makeReport([makeDatabase({ findings, ...part })]), ports, CONTEXT);
}

const open = (options: RecordingOptions = {}) => recordingPorts({ files: FILES, ...options });
const reviewed = ({ reviews }: RecordingPorts) =>
	reviews.map((comments) =>
		comments.map(({ path, startLine, line }) => `${path}:${startLine ?? ''}:${line}`),
	);

describe('a review', () => {
	it('has all findings that are at lines of the diff, those at one line together', async () => {
		const ports = open();
		await publish(ports, [found('a', 3), found('b', 3), found('c', 9), found('d', 101), found('e', null)]);
		expect(reviewed(ports)).toEqual([[`${MIGRATION}::3`, `${MIGRATION}::9`]]);
		const [body = ''] = ports.reviews[0]?.map((comment) => comment.body) ?? [];
		expect(body).toMatch(/^<!-- auggie-database-spec review [0-9a-f]{32} [0-9a-f]{16} [0-9a-f]{16} -->\n/);
		expect(body).toContain('`column users.a` is new');
		expect(body).toContain('`column users.b` is new');
		expect(ports.posted[0]?.body).toContain('_3 of them at their lines too, the others only here._');
	});

	it('is not made for what the pull request does not bring, or where nothing is at a line', async () => {
		const ports = open();
		await publish(ports, [found('a', 3, { introduced: false }), found('b', 3, { severity: 'info' })]);
		await publish(ports, [found('c', 200)]);
		expect(ports.reviews).toEqual([]);
	});

	it.each([
		['has no patch, for its size', [{ path: MIGRATION, patch: null }]],
		['is not changed', [newFile('db/other.sql', 100)]],
		['has moved on to another head', null],
	])('is not made where the file %s', async (_, files) => {
		const ports = open({ files });
		await publish(ports, [found('a', 3)]);
		expect(ports.reviews).toEqual([]);
		expect(ports.annotated).toHaveLength(1);
	});

	it('leaves to the annotations what does not stand in it', async () => {
		const ports = open();
		await publish(ports, [found('a', 3), found('b', 200)]);
		expect(ports.annotated.map(({ line }) => line)).toEqual([200]);
		await publish(ports, [found('a', 3), found('b', 200)]);
		expect(ports.annotated.map(({ line }) => line)).toEqual([200, 200]);
		expect(ports.checkRunChanges.at(-1)?.annotations.map(({ line }) => line)).toEqual([200]);
	});

	it('never has more comments open than are wished for, the worst first', async () => {
		const ports = open();
		const warnings = Array.from({ length: 8 }, (_, at) => found(`w${at}`, at + 1, { severity: 'warning' }));
		const errors = Array.from({ length: 8 }, (_, at) => found(`e${at}`, at + 50));
		const findings = [...warnings, ...errors];
		await publish(ports, findings);
		await publish(ports, findings);
		expect(ports.reviews.map((comments) => comments.map(({ line }) => line))).toEqual([
			[50, 51, 52, 53, 54, 55, 56, 57, 1, 2],
		]);
		await publish(ports, findings.slice(0, 14));
		expect(ports.reviews.slice(1).map((comments) => comments.map(({ line }) => line))).toEqual([[3, 4]]);
	});

	it.each([{ reviewComments: 0 }, { comment: 'never' } as const])('is off with %j', async (part) => {
		const ports = open();
		const publishing = { ...CONTEXT.publishing, ...part };
		await publishReport(makeReport([makeDatabase({ findings: [found('a', 3)] })]), ports, {
			...CONTEXT,
			publishing,
		});
		expect([ports.reviews, ports.annotated.length]).toEqual([[], 1]);
	});

	it('is of fifty comments at most, whatever a config says, and of 3,000 findings soon', async () => {
		const ports = open({ files: [newFile(MIGRATION, 3000)] });
		const findings = Array.from({ length: 3000 }, (_, at) => found(`c${at}`, at + 1));
		const publishing = { ...CONTEXT.publishing, reviewComments: 9999 };
		const start = performance.now();
		await publishReport(makeReport([makeDatabase({ findings })]), ports, { ...CONTEXT, publishing });
		expect(ports.reviews.map(({ length }) => length)).toEqual([50]);
		expect(performance.now() - start).toBeLessThan(5000);
	});

	it('keeps a comment below the limit that stands for 2,000 findings at one line, and does not repeat it', async () => {
		const ports = open();
		const detail = 'A long\nstory\n'.repeat(300);
		const findings = Array.from({ length: 2000 }, (_, at) => found(`c${at}`, 7, { detail }));
		await publish(ports, findings);
		const [comment] = ports.reviews[0] ?? [];
		expect(comment?.body.length).toBeLessThan(60_000);
		expect(comment?.body).toContain('more');
		await publish(ports, findings);
		expect(ports.reviews).toHaveLength(1);
	});

	it('loses only the comment that GitHub cannot place', async () => {
		const ports = open({ unplaceable: ({ line }) => line === 3 });
		await publish(
			ports,
			[1, 2, 3, 4, 5].map((line) => found(`c${line}`, line)),
		);
		expect(ports.reviews.flat().map(({ line }) => line)).toEqual([1, 2, 4, 5]);
		expect(ports.annotated.map(({ line }) => line)).toEqual([3]);
	});

	it('becomes one warning where it may not be written, with everything as it was without it', async () => {
		const refusal = new UserError('publish', 'The review could not be written.', { hint: 'Permission.' });
		const ports = open({ refusal });
		await publish(ports, [found('a', 3)]);
		expect(ports.warnings).toEqual(['The review could not be written. Permission.']);
		expect([ports.annotated.length, ports.summaries.length]).toEqual([1, 1]);
	});

	it('names the database where there are two, and keeps them apart', async () => {
		const ports = open();
		const shop = makeDatabase({ findings: [found('a', 3)] });
		const billing = makeDatabase({ ...shop, name: 'billing', document: 'docs/billing.md' });
		await publishReport(makeReport([shop, billing]), ports, CONTEXT);
		const bodies = ports.reviews[0]?.map(({ body }) => body) ?? [];
		expect(bodies).toHaveLength(2);
		expect(bodies[1]).toContain('`billing` · **In the migrations, not in the specification**');
		await publishReport(makeReport([makeDatabase(), billing]), ports, CONTEXT);
		expect(ports.threads.map(({ isResolved }) => isResolved)).toEqual([true, false]);
	});
});

describe('the next push', () => {
	it('repeats nothing, also where lines have moved', async () => {
		const ports = open();
		await publish(ports, [found('a', 3), found('b', 4)]);
		await publish(ports, [found('a', 30), found('b', 4), found('c', 5)]);
		expect(reviewed(ports)).toEqual([[`${MIGRATION}::3`, `${MIGRATION}::4`], [`${MIGRATION}::5`]]);
	});

	it('repeats nothing that people have resolved', async () => {
		const ports = open();
		await publish(ports, [found('a', 3)]);
		const [thread] = ports.threads;
		if (thread) ports.threads[0] = { ...thread, isResolved: true };
		await publish(ports, [found('a', 3)]);
		await publish(ports, []);
		expect([ports.reviews.length, ports.threads.length]).toEqual([1, 1]);
		expect(ports.writes).not.toContain('settle 1');
	});

	it('settles what is gone once all of it is, and says it anew if it comes back', async () => {
		const ports = open();
		await publish(ports, [found('a', 3), found('b', 3)]);
		await publish(ports, [found('a', 3)]);
		expect(ports.threads[0]?.isResolved).toBe(false);
		await publish(ports, []);
		await publish(ports, []);
		expect(ports.writes.filter((write) => write.startsWith('settle'))).toEqual(['settle 1']);
		expect(ports.threads[0]?.body).toMatch(/^<!-- auggie-database-spec settled -->\n\*\*Settled\.\*\*/);
		expect(ports.threads[0]?.body).toContain('`column users.b` is new');
		await publish(ports, [found('a', 3)]);
		expect(ports.reviews).toHaveLength(2);
	});

	it('takes nothing for gone where the check was stopped', async () => {
		const ports = open();
		await publish(ports, [found('a', 3)]);
		const stopped = { code: 'replay', message: 'stopped', location: null, facts: {}, hint: null };
		await publish(ports, [], { stopped });
		expect(ports.threads[0]?.isResolved).toBe(false);
	});

	it('repeats nothing that another job has said, and leaves to it what is settled, unless it speaks for all', async () => {
		const ports = open();
		const report = (...findings: readonly Finding[]) => makeReport([makeDatabase({ findings })]);
		await publish(ports, [found('a', 3)]);
		const other = { ...CONTEXT, job: 'nightly' };
		await publishReport(report(found('a', 3)), ports, other);
		await publishReport(report(), ports, other);
		expect([ports.reviews.length, ports.threads[0]?.isResolved]).toEqual([1, false]);
		await publishReport(report(), ports, { ...other, speaksForAll: true });
		expect(ports.threads[0]?.isResolved).toBe(true);
	});

	it('leaves alone what only looks like ours', async () => {
		const ports = open();
		await publish(ports, [found('a', 3)]);
		const [told] = ports.threads;
		const quoting = open({ threads: [{ ...told!, body: `> ${told?.body}` }] });
		await publish(quoting, [found('a', 3)]);
		expect(quoting.reviews).toHaveLength(1);
	});

	it('does not take another number for another finding', async () => {
		const ports = open();
		const many = (count: number) =>
			found('', 1, { code: 'history/total', subject: '', message: `There are ${count} migrations` });
		await publish(ports, [many(31)]);
		await publish(ports, [many(32)]);
		expect(ports.reviews).toHaveLength(1);
	});
});

describe('a suggestion', () => {
	const stale = (line: number, name = 'age') => found(name, 1, { document: { file: DOCUMENT, line } });
	const document = (...lines: readonly string[]): ChangedFile => ({
		path: DOCUMENT,
		patch: `@@ -1,2 +1,${lines.length} @@\n-gone\n${lines.map((line) => `+${line}`).join('\n')}`,
	});
	const diff = (before: readonly string[], after: readonly string[]) =>
		[
			`--- a/${DOCUMENT}\n+++ b/${DOCUMENT}\n@@ -2,${before.length} +2,${after.length} @@`,
			...before.map((line) => `-${line}`),
			...after.map((line) => `+${line}`),
		].join('\n');
	const FILE = document('CREATE TABLE users (', 'age integer,', 'fax text', ');');

	it('puts the regenerated lines in the place of those that are stale', async () => {
		const ports = open({ files: [...FILES, FILE] });
		const documentDiff = diff(['age integer,', 'fax text'], ['age bigint']);
		await publish(ports, [stale(2), stale(3, 'fax'), stale(4, 'other')], { documentDiff });
		expect(reviewed(ports)).toEqual([[`${DOCUMENT}:2:3`, `${MIGRATION}::1`]]);
		expect(ports.reviews[0]?.[0]?.body).toContain('```suggestion\nage bigint\n```');
	});

	it('takes lines away', async () => {
		const ports = open({ files: [FILE] });
		await publish(ports, [stale(2)], { documentDiff: diff(['age integer,'], []) });
		expect(ports.reviews[0]?.[0]?.body).toContain('```suggestion\n```');
	});

	it.each([
		['the committed lines are others', ['age text,'], ['age bigint,']],
		['a line is in no hunk', ['age integer,', 'fax text', ');', 'more'], ['x']],
		['it is long', ['age integer,'], Array<string>(61).fill('x')],
	])('is not made where %s', async (_, before, after) => {
		const ports = open({ files: [FILE] });
		await publish(ports, [stale(2)], { documentDiff: diff(before, after) });
		expect(reviewed(ports)).toEqual([[`${DOCUMENT}::2`]]);
		expect(ports.reviews[0]?.[0]?.body).not.toContain('suggestion');
	});

	it('is not made of what a reader could not see', async () => {
		const ports = open({ files: [FILE] });
		await publish(ports, [stale(2)], { documentDiff: diff(['age integer,'], ['age \u202ebigint,']) });
		expect(ports.reviews[0]?.[0]?.body).not.toContain('suggestion');
	});

	it('cannot be ended by what it holds, and is none any more once it is settled', async () => {
		const ports = open({ files: [FILE] });
		await publish(ports, [stale(2)], { documentDiff: diff(['age integer,'], ['````', '@octocat']) });
		expect(ports.reviews[0]?.[0]?.body).toContain('`````suggestion\n````\n@octocat\n`````');
		await publish(ports, []);
		expect(ports.threads[0]?.body).toContain('\n`````\n````\n');
	});
});

describe('hostile names', () => {
	it.each(HOSTILE)('in a comment at a line are neither markup nor a marker: %j', async (name) => {
		const ports = open();
		const subject = `column ${name}`;
		const hostile = found('a', 3, { subject, message: `${subject} is new`, detail: name, hint: name });
		await publish(ports, [hostile]);
		const [comment] = ports.reviews[0] ?? [];
		const [, ...rest] = comment?.body.split('\n') ?? [];
		expect(rest.join('\n')).not.toMatch(/^<!--/m);
		expect(rest.join('\n').replace(/`[^`]*`/g, '')).not.toMatch(/(^|[^&\w;])@\w/);
		await publish(ports, [hostile]);
		expect(ports.reviews).toHaveLength(1);
		await publish(ports, []);
		expect(ports.threads[0]?.isResolved).toBe(true);
	});
});
