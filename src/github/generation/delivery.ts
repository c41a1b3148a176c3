import type { Generated } from '../../commands/generate.ts';
import type { FileChange } from '../../compare/git-patch.ts';
import type { Job } from '../tasks/task.ts';

/** What was generated and is to be handed over. */
export interface Delivery extends Pick<Job, 'inputs' | 'event' | 'run'> {
	readonly generated: readonly Generated[];
	/** The files that change, by their paths from the root of the repository. */
	readonly changes: readonly FileChange[];
	/** Markdown for whoever looks it through. */
	readonly description: string;
}

/** What became of it, and outputs of the step. */
export interface Delivered {
	/** A sentence in plain text, in which code stands in backticks; without a full stop where a page belongs to it. */
	readonly words: string;
	/** Address on GitHub of what was made; null where there is none. */
	readonly page: string | null;
	readonly outputs: Readonly<Record<string, string | number>>;
}

/** One way to hand over; throws a UserError for what keeps it from doing so. */
export type Deliver = (delivery: Delivery) => Promise<Delivered>;

/** The title of the pull request and the first line of the commit. */
export function titleOf({ changes }: Pick<Delivery, 'changes'>): string {
	const isNew = changes.some(({ path, before }) => before === null && path.endsWith('.md'));
	return isNew ? 'Add the database specification' : 'Update the database specification';
}
