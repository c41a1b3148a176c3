import { runGit } from './git.ts';

const HEADER = /^([0-9a-f]{40,64}) \d+ (\d+)/;

/**
 * The day (`2026-03-02`, in UTC) on which each line of a file was written, by its 1-based number, as git tells it. Lines
 * that are not committed, or whose commit lies before what was fetched, are left out; so is everything without git.
 */
export async function listLineDates(directory: string, path: string): Promise<ReadonlyMap<number, string>> {
	const { exitCode, stdout } = await runGit(directory, ['blame', '--porcelain', '--', path]);
	const days = new Map<number, string>();
	if (exitCode !== 0) return days;
	const dayOf = new Map<string, string>();
	const boundaries = new Set<string>();
	const lines: { readonly commit: string; readonly line: number }[] = [];
	let commit = '';
	for (const row of stdout.toString().split('\n')) {
		const header = HEADER.exec(row);
		if (header) {
			commit = header[1]!;
			lines.push({ commit, line: Number(header[2]) });
		} else if (row.startsWith('author-time ')) dayOf.set(commit, dayAt(Number(row.slice(12))));
		else if (row === 'boundary') boundaries.add(commit);
	}
	const isShallow = await cutsHistory(directory);
	for (const { commit, line } of lines) {
		const isKnown = !/^0+$/.test(commit) && !(isShallow && boundaries.has(commit));
		const day = dayOf.get(commit);
		if (isKnown && day !== undefined) days.set(line, day);
	}
	return days;
}

function dayAt(seconds: number): string {
	return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** In a whole clone the first commit is a boundary too, and its date is right. */
async function cutsHistory(directory: string): Promise<boolean> {
	const { stdout } = await runGit(directory, ['rev-parse', '--is-shallow-repository']);
	return stdout.toString().trim() === 'true';
}
