import type { PostedComment } from './ports.ts';

/** The comments of one pull request, as far as it takes to find those that stand there twice. */
export interface DoublePort {
	/** All comments, oldest first. */
	list(): Promise<readonly PostedComment[]>;
	/** The login under which this port writes. */
	author(): Promise<string>;
	remove(id: number): Promise<void>;
}

/** The first line of every comment of ours, of reports as of replies. */
const OURS = /^<!-- auggie-database-spec (?:reply )?[0-9a-f]{32} -->/;

/**
 * Removes what we wrote twice, keeping the oldest, and gives how many that were: a comment whose answer was lost on the
 * way is written again, and both may arrive.
 */
export async function removeDoubles(port: DoublePort): Promise<number> {
	const marked = (await port.list()).filter(({ body }) => OURS.test(body));
	if (marked.length < 2) return 0;
	const author = await port.author();
	const seen = new Set<string>();
	let removed = 0;
	for (const { id, body, author: by } of marked) {
		const marker = OURS.exec(body)?.[0] ?? '';
		if (by !== author || !seen.has(marker)) {
			if (by === author) seen.add(marker);
			continue;
		}
		await port.remove(id);
		removed += 1;
	}
	return removed;
}
