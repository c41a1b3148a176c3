import { formatReviewComment } from '../report/formats/markdown/review-comment.ts';
import { groupFindings } from '../report/grouped-findings.ts';
import type { Finding, Report } from '../report/report.ts';
import { count } from '../report/words/count.ts';
import { fingerprint } from './fingerprint.ts';
import type { ReviewComment, ReviewPort, ReviewThread } from './ports/review-port.ts';
import type { CommentContext } from './publish-comments.ts';
import {
	type DatabaseFinding,
	type PlacedFindings,
	pathsOf,
	placeFindings,
} from './review/place-findings.ts';
import { MOST_FINGERPRINTS, reviewMarker, settledBody, toldBy } from './review/review-marker.ts';

/** GitHub refuses comments above 65,536 characters. */
const LONGEST_BODY = 60_000;

/** A config may come from a stranger, and every comment is a message to people. */
const MOST_COMMENTS = 50;

/**
 * Puts what a pull request brings at the lines of its diff, in one review: nothing that was told before, whatever people did
 * with it, and never more open comments than are wished for. Comments whose findings are gone are settled. Answers the
 * findings that stand at lines now, from this push or one before.
 */
export async function publishReview(
	report: Report,
	port: ReviewPort,
	context: CommentContext,
): Promise<ReadonlySet<Finding>> {
	const { comment, reviewComments } = context.publishing;
	const most = Math.min(reviewComments, MOST_COMMENTS);
	if (most === 0 || comment === 'never') return new Set();
	const threads = (await port.ownThreads()).flatMap((thread) => tellingThread(thread, report, context));
	const introduced = report.databases.flatMap((database) =>
		groupFindings(database).introduced.map((finding) => ({ database, finding })),
	);
	const brought = new Set(introduced.map(keyOf));
	for (const { thread, told, maySettle } of threads) {
		if (!maySettle || thread.isResolved || told.some((key) => brought.has(key))) continue;
		await port.settle(thread, settledBody(thread.body));
	}
	const live = threads.filter(({ told }) => told.some((key) => brought.has(key)));
	const known = new Set(live.flatMap(({ told }) => told));
	const fresh = introduced.filter((each) => !known.has(keyOf(each)));
	const room = most - live.filter(({ thread }) => !thread.isResolved).length;
	const placed = await placeFresh(fresh, room, port);
	const posted = await post(placed, report, port, context);
	return new Set([
		...introduced.filter((each) => known.has(keyOf(each))).map(({ finding }) => finding),
		...posted.flatMap(({ findings }) => findings),
	]);
}

interface TellingThread {
	readonly thread: ReviewThread;
	/** Fingerprints, at least one. */
	readonly told: readonly string[];
	/** False where nobody knows what is gone: the check was stopped, or it is another job's to say. */
	readonly maySettle: boolean;
}

function tellingThread(
	thread: ReviewThread,
	{ databases }: Report,
	context: CommentContext,
): readonly TellingThread[] {
	const { workflow, job, speaksForAll } = context;
	for (const { document, stopped } of databases) {
		const told = toldBy(thread.body, { document, workflow, job });
		if (!told) continue;
		const maySettle = stopped === null && (told.isOwn || speaksForAll);
		return [{ thread, told: told.fingerprints, maySettle }];
	}
	return [];
}

function keyOf({ database, finding }: DatabaseFinding): string {
	return fingerprint(database, finding);
}

async function placeFresh(
	fresh: readonly DatabaseFinding[],
	room: number,
	port: ReviewPort,
): Promise<readonly PlacedFindings[]> {
	const paths = pathsOf(fresh);
	if (room <= 0 || paths.size === 0) return [];
	const files = await port.changedFiles(paths);
	return files ? placeFindings(fresh, files).slice(0, room) : [];
}

/** One line that cannot be placed would lose all the others: then it is one review for each half. */
async function post(
	placed: readonly PlacedFindings[],
	report: Report,
	port: ReviewPort,
	context: CommentContext,
): Promise<readonly PlacedFindings[]> {
	if (placed.length === 0) return [];
	const comments = placed.map((each) => reviewComment(each, report, context));
	if (await port.post(reviewBody(placed), comments)) return placed;
	if (placed.length === 1) return [];
	const half = Math.ceil(placed.length / 2);
	return [
		...(await post(placed.slice(0, half), report, port, context)),
		...(await post(placed.slice(half), report, port, context)),
	];
}

function reviewBody(placed: readonly PlacedFindings[]): string {
	const findings = placed.reduce((sum, each) => sum + each.findings.length, 0);
	return `${count(findings, ['thing', 'things'])} to settle between the migrations and the specification.`;
}

function reviewComment(
	{ database, path, startLine, line, findings, suggestion }: PlacedFindings,
	{ databases }: Report,
	{ links, workflow, job }: CommentContext,
): ReviewComment {
	const fingerprints = new Set(findings.map((finding) => fingerprint(database, finding)));
	const identity = { document: database.document, workflow, job };
	const marker = reviewMarker(identity, [...fingerprints].slice(0, MOST_FINGERPRINTS));
	const text = formatReviewComment(findings, {
		links,
		path,
		name: databases.length > 1 ? database.name : null,
		suggestion: suggestion?.after ?? null,
		limit: LONGEST_BODY - marker.length,
	});
	return { path, startLine, line, body: `${marker}\n${text}` };
}
