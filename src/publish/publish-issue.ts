import { formatChangedDrift } from '../report/formats/markdown/changed-drift.ts';
import { COMMENT_LIMIT } from '../report/formats/markdown/comment.ts';
import type { RepositoryLinks } from '../report/formats/markdown/links.ts';
import { formatMarkdown } from '../report/formats/markdown/report.ts';
import type { Report } from '../report/report.ts';
import { changeBetween, type IssueMemory, memoryOf, recallIssue, writeIssueMemory } from './issue-memory.ts';
import { bearsMarker, commentMarker } from './marker.ts';
import type { IssuePort, PostedIssue } from './ports/issue-port.ts';

/** What became of the issue. */
export interface PublishedIssue {
	readonly outcome: 'opened' | 'updated' | 'reopened' | 'closed' | 'unchanged' | 'not-needed';
	/** Null where there is none. */
	readonly issue: PostedIssue | null;
}

const TITLES = {
	live: 'The live database drifts from its migrations',
	document: 'The database specification drifts from the migrations',
} as const;

const SETTLED = {
	live: 'All of it is settled: the database is what its migrations build and its specification says.',
	document: 'All of it is settled: the specification says what the migrations build.',
} as const;

const NOTHING: IssueMemory = { whole: '', found: [] };

/**
 * Keeps the one issue about the drift of a branch's databases: opened when there is some, brought up to date when it is
 * another, closed with a word when it is gone, opened again when it comes back. One that people have closed stays closed
 * until something new drifts. A report that was stopped says nothing about what is settled, and touches nothing; one for
 * which no live database was asked has an issue of its own, because it does not know what drifts there.
 */
export async function publishIssue(
	report: Report,
	port: IssuePort,
	links: RepositoryLinks | null,
	isLive: boolean,
): Promise<PublishedIssue> {
	const marker = issueMarker(report, isLive);
	const own = (await port.listOwn()).filter(({ body }) => bearsMarker(body, marker));
	const issue = own.find(({ isOpen }) => isOpen) ?? own[0] ?? null;
	if (report.databases.some(({ stopped }) => stopped)) return { outcome: 'unchanged', issue };
	const now = memoryOf(report);
	const write = (below: string): string => {
		const hidden = writeIssueMemory(now);
		const room = COMMENT_LIMIT - marker.length - hidden.length - below.length;
		return `${marker}\n${formatMarkdown(report, links, room)}${hidden}${below}`;
	};
	if (!issue) {
		if (now.whole === '') return { outcome: 'not-needed', issue: null };
		return { outcome: 'opened', issue: await port.open(titleOf(report), write('')) };
	}
	const recalled = recallIssue(issue.body);
	const before = recalled?.memory ?? NOTHING;
	if (recalled && before.whole === now.whole) return { outcome: 'unchanged', issue };
	const body = write(recalled?.below ?? '');
	if (now.whole === '') {
		// What people have closed is only remembered as settled, so that its coming back is news.
		if (issue.isOpen) await port.comment(issue.number, SETTLED[isLive ? 'live' : 'document']);
		await port.change(issue.number, issue.isOpen ? { body, isOpen: false } : { body });
		return { outcome: issue.isOpen ? 'closed' : 'unchanged', issue };
	}
	const change = changeBetween(before, now);
	if (!issue.isOpen && change.added.length === 0) return { outcome: 'unchanged', issue };
	await port.change(issue.number, issue.isOpen ? { body } : { body, isOpen: true });
	await port.comment(issue.number, formatChangedDrift(change));
	return { outcome: issue.isOpen ? 'updated' : 'reopened', issue };
}

/** Of the specifications alone, so that a workflow or job with another name goes on with the same issue. */
function issueMarker({ databases }: Report, isLive: boolean): string {
	const document = databases.map((database) => database.document).join('\n');
	return commentMarker({ document, workflow: 'drift', job: isLive ? 'live' : '' });
}

function titleOf({ databases }: Report): string {
	const isLive = databases.some(({ findings }) => findings.some(({ code }) => code.startsWith('live/')));
	return TITLES[isLive ? 'live' : 'document'];
}
