import { UserError } from '../errors.ts';
import type { Annotation } from '../report/formats/annotations.ts';
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
}

/** What recording ports find on their pull request, and who they write as. */
export interface RecordingOptions {
	readonly author?: string;
	/** Comments that stand there already. */
	readonly posted?: readonly PostedComment[];
	/** What every write of a comment fails with. */
	readonly refusal?: UserError;
}

/** Makes recording ports, with what a pull request already holds. */
export function recordingPorts({
	author = 'me[bot]',
	posted: before = [],
	refusal,
}: RecordingOptions = {}): RecordingPorts {
	const posted = [...before];
	const writes: string[] = [];
	const summaries: string[] = [];
	const annotated: Annotation[] = [];
	const warnings: string[] = [];
	const notes: string[] = [];
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
