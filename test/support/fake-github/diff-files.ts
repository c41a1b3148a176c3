/** One file of a diff, as `GET /repos/{owner}/{repo}/pulls/{number}/files` tells it. */
export interface DiffFile {
	readonly path: string;
	/** Null for a file that is new or keeps its name. */
	readonly previousPath: string | null;
	readonly status: 'added' | 'removed' | 'modified' | 'renamed';
	readonly sha: string;
	readonly additions: number;
	readonly deletions: number;
	/** Null for what is binary, unchanged, or too large. */
	readonly patch: string | null;
}

/** https://docs.github.com/repositories/creating-and-managing-repositories/repository-limits#text-limits-for-diffs */
const LONGEST_PATCH = { lines: 20_000, bytes: 500_000 };

/** Splits what `git diff --full-index -M` printed into files. */
export function splitDiff(diff: string): readonly DiffFile[] {
	return diff
		.split(/^(?=diff --git )/m)
		.filter(Boolean)
		.map(parseFile);
}

function parseFile(text: string): DiffFile {
	const start = text.search(/^@@ /m);
	const head = start < 0 ? text : text.slice(0, start);
	const patch = start < 0 ? null : text.slice(start).replace(/\n$/, '');
	const find = (pattern: RegExp) => pattern.exec(head)?.[1];
	const before = find(/^(?:--- a\/|rename from )(.+?)\t?$/m);
	const after = find(/^(?:\+\+\+ b\/|rename to )(.+?)\t?$/m);
	const [, old = '', now = ''] = /^diff --git a\/(.+) b\/(.+)$/m.exec(head) ?? [];
	const added = /^new file/m.test(head);
	const removed = /^deleted file/m.test(head);
	const renamed = /^rename from/m.test(head);
	const lines = patch?.split('\n') ?? [];
	const isLong = lines.length > LONGEST_PATCH.lines || (patch?.length ?? 0) > LONGEST_PATCH.bytes;
	return {
		path: (removed ? before : after) ?? (removed ? old : now),
		previousPath: renamed ? (before ?? null) : null,
		status: added ? 'added' : removed ? 'removed' : renamed ? 'renamed' : 'modified',
		sha: (removed ? find(/^index (\w+)/m) : find(/^index \w+\.\.(\w+)/m)) ?? '0'.repeat(40),
		additions: lines.filter((line) => line.startsWith('+')).length,
		deletions: lines.filter((line) => line.startsWith('-')).length,
		patch: isLong ? null : patch,
	};
}
