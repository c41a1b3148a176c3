/** Lines of a committed document, and what regenerating it puts in their place. */
export interface Replacement {
	readonly path: string;
	/** 1-based, both ends included. */
	readonly start: number;
	readonly end: number;
	readonly before: readonly string[];
	/** Empty where the lines only go. */
	readonly after: readonly string[];
}

const FILE = /^--- a\/(.+)$/;
const HUNK = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/;

/** The runs of lines that a unified diff of documents replaces or takes away; a last line without its end is left out. */
export function listReplacements(diff: string): readonly Replacement[] {
	const found: Replacement[] = [];
	const reader = diff.split('\n')[Symbol.iterator]();
	let path = '';
	for (const line of reader) {
		path = FILE.exec(line)?.[1] ?? path;
		const [, start, before = '1', after = '1'] = HUNK.exec(line) ?? [];
		if (start === undefined) continue;
		found.push(...readHunk(reader, path, Number(start), Number(before), Number(after)));
	}
	return found;
}

/** The counts say where a hunk ends: a document may well hold lines that look like the head of another file. */
function readHunk(
	reader: IterableIterator<string>,
	path: string,
	start: number,
	before: number,
	after: number,
): readonly Replacement[] {
	const found: Replacement[] = [];
	let run: { old: string[]; new: string[] } = { old: [], new: [] };
	let [at, oldLeft, newLeft] = [start, before, after];
	const close = () => {
		const { length } = run.old;
		if (length > 0) found.push({ path, start: at - length, end: at - 1, before: run.old, after: run.new });
		run = { old: [], new: [] };
	};
	while (oldLeft > 0 || newLeft > 0) {
		const { value: line, done } = reader.next();
		if (done) break;
		const sign = line[0];
		if (sign === '-') run.old.push(line.slice(1));
		else if (sign === '+') run.new.push(line.slice(1));
		else if (sign === '\\') run.old = [];
		else close();
		if (sign === '-' || sign === ' ') [at, oldLeft] = [at + 1, oldLeft - 1];
		if (sign === '+' || sign === ' ') newLeft -= 1;
	}
	close();
	return found;
}
