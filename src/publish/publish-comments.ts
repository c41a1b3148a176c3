import { formatComment } from '../report/formats/markdown/comment.ts';
import type { RepositoryLinks } from '../report/formats/markdown/links.ts';
import type { DatabaseReport, Report } from '../report/report.ts';
import { hasSomethingToSay } from '../report/verdict.ts';
import { bearsMarker, commentMarker } from './marker.ts';
import type { CommentPort, PostedComment } from './ports.ts';

/** What became of the comment of one database. */
export interface PublishedComment {
	readonly document: string;
	readonly outcome: 'created' | 'updated' | 'unchanged' | 'not-needed';
	/** Null when there is no comment. */
	readonly id: number | null;
}

/** What a comment needs to know of the run that writes it. */
export interface CommentContext {
	readonly links: RepositoryLinks | null;
	/** Names of the workflow and the job, so that two jobs of one pull request keep a comment each. */
	readonly workflow: string;
	readonly job: string;
}

/** Brings the one comment of each database up to date, making it only where there is something to say. */
export async function publishComments(
	report: Report,
	port: CommentPort,
	context: CommentContext,
): Promise<readonly PublishedComment[]> {
	const posted = await port.list();
	const published: PublishedComment[] = [];
	for (const database of report.databases) {
		const marker = commentMarker({ document: database.document, ...context });
		const marked = posted.filter((comment) => bearsMarker(comment.body, marker));
		const mine = await findMine(marked, port);
		published.push(
			await publishComment(database, commentBody(database, report, marker, context), mine, port),
		);
	}
	return published;
}

/** Anyone can copy a marker, so the author counts too; who we are is only asked where a marker is found. */
async function findMine(
	marked: readonly PostedComment[],
	port: CommentPort,
): Promise<PostedComment | undefined> {
	if (marked.length === 0) return undefined;
	const author = await port.author();
	return marked.find((comment) => comment.author === author);
}

async function publishComment(
	database: DatabaseReport,
	body: string,
	mine: PostedComment | undefined,
	port: CommentPort,
): Promise<PublishedComment> {
	const { document } = database;
	if (!mine) {
		if (!hasSomethingToSay(database)) return { document, outcome: 'not-needed', id: null };
		return { document, outcome: 'created', id: (await port.create(body)).id };
	}
	if (asStored(mine.body) === asStored(body)) return { document, outcome: 'unchanged', id: mine.id };
	await port.update(mine.id, body);
	return { document, outcome: 'updated', id: mine.id };
}

/** GitHub may return other line ends than it was given, and trims. */
function asStored(body: string): string {
	return body.replaceAll('\r\n', '\n').trim();
}

function commentBody(
	database: DatabaseReport,
	{ compared, databases }: Report,
	marker: string,
	{ links }: CommentContext,
): string {
	const reserved = marker.length + 1;
	return `${marker}\n${formatComment(database, { links, compared, named: databases.length > 1, reserved })}`;
}
