import type { Publishing } from '../config/config.ts';
import { formatComment } from '../report/formats/markdown/comment.ts';
import type { RepositoryLinks } from '../report/formats/markdown/links.ts';
import type { DatabaseReport, Finding, Report } from '../report/report.ts';
import { hasSomethingToSay, introducedProblems } from '../report/verdict.ts';
import { changeSincePush, recall, remember, writeMemory } from './comment-memory.ts';
import { ANY_MARKER, bearsMarker, commentMarker, documentMarker } from './marker.ts';
import type { CommentPort, PostedComment } from './ports.ts';
import type { CheckRunContext } from './publish-check-run.ts';

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
	/** The commit that was checked. */
	readonly head: string;
	/** Names of the workflow and the job, so that two jobs of one pull request keep a comment each. */
	readonly workflow: string;
	readonly job: string;
	/** True to bring the comment of any job up to date: what somebody asked for is no job of its own. */
	readonly speaksForAll: boolean;
	readonly publishing: Publishing;
}

/** An App that hears buttons hears comments too. */
type Context = CommentContext & Pick<CheckRunContext, 'hasButtons' | 'canUpdate'>;

const OFFER =
	'\n\nA comment with `/database-spec update` has the regenerated specification committed to this branch.';

/** Brings the one comment of each database up to date, making it only where there is something to say. */
export async function publishComments(
	report: Report,
	port: CommentPort,
	context: Context,
	standing: ReadonlySet<Finding>,
): Promise<readonly PublishedComment[]> {
	const { comment: mode } = context.publishing;
	if (mode === 'never') return [];
	const posted = await port.list();
	const published: PublishedComment[] = [];
	for (const database of report.databases) {
		const marker = commentMarker({ document: database.document, ...context });
		const searched = context.speaksForAll ? documentMarker(database) : marker;
		const marked = posted.filter((comment) => bearsMarker(comment.body, searched));
		const mine = await findMine(marked, port);
		const kept = mine ? (ANY_MARKER.exec(mine.body)?.[0] ?? marker) : marker;
		const body = commentBody(database, report, kept, mine, standing, context);
		const isWanted = mode === 'always' || hasSomethingToSay(database);
		published.push(await publishComment(database.document, body, mine, isWanted, port));
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
	document: string,
	body: string,
	mine: PostedComment | undefined,
	isWanted: boolean,
	port: CommentPort,
): Promise<PublishedComment> {
	if (!mine) {
		if (!isWanted) return { document, outcome: 'not-needed', id: null };
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
	mine: PostedComment | undefined,
	standing: ReadonlySet<Finding>,
	{ links, head, hasButtons, canUpdate }: Context,
): string {
	const memory = remember(database, head, mine ? recall(mine.body) : null);
	const hidden = memory ? writeMemory(memory) : '';
	const isOutdated = database.documentDiff !== '' && introducedProblems(database).length > 0;
	const offer = hasButtons && canUpdate && isOutdated ? OFFER : '';
	const text = formatComment(database, {
		links,
		compared,
		named: databases.length > 1,
		since: memory && changeSincePush(memory),
		standing: database.findings.filter((finding) => standing.has(finding)).length,
		reserved: marker.length + 1 + offer.length + hidden.length,
	});
	return `${marker}\n${text}${offer}${hidden}`;
}
