import { UserError } from '../errors.ts';
import type { Annotation } from '../report/formats/annotations.ts';
import type { CheckRun, CheckRunChange } from './ports/check-run-port.ts';
import type { ChangedFile, ReviewComment, ReviewThread } from './ports/review-port.ts';
import type { Ports, PostedComment } from './ports.ts';

/** Ports that keep what is published in memory, for tests and dry runs. */
export interface RecordingPorts extends Ports {
	readonly posted: PostedComment[];
	/** Every write in order, such as `create 1` or `update 1`. */
	readonly writes: string[];
	readonly summaries: string[];
	readonly annotated: Annotation[];
	readonly warnings: string[];
	readonly notes: string[];
	/** What the check run was changed to, in order. */
	readonly checkRunChanges: CheckRunChange[];
	/** The threads of reviews, those that stood there already included. */
	readonly threads: ReviewThread[];
	/** The comments of each review that was posted, in order. */
	readonly reviews: (readonly ReviewComment[])[];
}

/** What recording ports find on their pull request, and who they write as. */
export interface RecordingOptions {
	readonly author?: string;
	/** Comments that stand there already. */
	readonly posted?: readonly PostedComment[];
	/** The check run that the commit has already. */
	readonly checkRun?: CheckRun;
	/** Files of the diff; null where the pull request has moved on. */
	readonly files?: readonly ChangedFile[] | null;
	/** Review threads that stand there already. */
	readonly threads?: readonly ReviewThread[];
	/** Comments that cannot be placed, as GitHub sees it. */
	readonly unplaceable?: (comment: ReviewComment) => boolean;
	/** What every write of a comment fails with. */
	readonly refusal?: UserError;
}

/** Makes recording ports, with what a pull request already holds. */
export function recordingPorts({
	author = 'me[bot]',
	posted: before = [],
	refusal,
	checkRun,
	files = [],
	threads: threadsBefore = [],
	unplaceable = () => false,
}: RecordingOptions = {}): RecordingPorts {
	const threads = [...threadsBefore];
	const reviews: (readonly ReviewComment[])[] = [];
	const posted = [...before];
	const writes: string[] = [];
	const summaries: string[] = [];
	const annotated: Annotation[] = [];
	const warnings: string[] = [];
	const notes: string[] = [];
	const checkRunChanges: CheckRunChange[] = [];
	const write = (what: string) => {
		if (refusal) throw refusal;
		writes.push(what);
	};
	return {
		posted,
		writes,
		summaries,
		annotated,
		warnings,
		notes,
		checkRunChanges,
		threads,
		reviews,
		review: {
			changedFiles: async (paths) => files?.filter(({ path }) => paths.has(path)) ?? null,
			ownThreads: async () => [...threads],
			post: async (_, comments) => {
				write(`review ${comments.length}`);
				if (comments.some(unplaceable)) return false;
				reviews.push(comments);
				for (const { body } of comments) {
					const id = String(threads.length + 1);
					threads.push({ id, comment: id, body, isResolved: false });
				}
				return true;
			},
			settle: async ({ id }, body) => {
				write(`settle ${id}`);
				const at = threads.findIndex((thread) => thread.id === id);
				const thread = threads[at];
				if (!thread) throw new UserError('publish', `There is no thread ${id}.`);
				threads[at] = { ...thread, body, isResolved: true };
			},
		},
		checkRun: {
			find: async () => checkRun ?? null,
			start: async () => {
				write('start check run');
				return { id: 1, isCompleted: false, annotationCount: 0 };
			},
			change: async (id, change) => {
				write(`change check run ${id}`);
				checkRunChanges.push(change);
			},
		},
		comments: {
			list: async () => [...posted],
			author: async () => author,
			create: async (body) => {
				const comment = { id: posted.length + 1, author, body };
				write(`create ${comment.id}`);
				posted.push(comment);
				return comment;
			},
			update: async (id, body) => {
				write(`update ${id}`);
				const at = posted.findIndex((comment) => comment.id === id);
				if (at < 0) throw new UserError('publish', `There is no comment ${id}.`);
				posted[at] = { id, author, body };
			},
		},
		summary: { append: async (markdown) => void summaries.push(markdown) },
		annotations: {
			annotate: (annotation) => void annotated.push(annotation),
			warn: (message) => void warnings.push(message),
			note: (message) => void notes.push(message),
		},
	};
}
