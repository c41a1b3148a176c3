import { listLines } from './lines.ts';

/** A stretch of a text that git could not merge. Line numbers are 1-based and include the markers. */
export interface ConflictHunk {
	readonly firstLine: number;
	readonly lastLine: number;
	/** What each side has there, in whole lines. */
	readonly ours: string;
	readonly theirs: string;
	/** What stands between the hunk before it, or the text's start, and this one. */
	readonly before: string;
}

/** A text that git could not merge, taken apart. */
export interface ConflictedText {
	readonly hunks: readonly ConflictHunk[];
	/** What stands behind the last hunk. */
	readonly rest: string;
}

const OPENING = /^<{7}(?: .*)?$/;
const BASE = /^\|{7}(?: .*)?$/;
const MIDDLE = /^={7}$/;
const CLOSING = /^>{7}(?: .*)?$/;

interface Open {
	readonly line: number;
	readonly start: number;
	side: 'ours' | 'base' | 'theirs';
	ours: string;
	theirs: string;
}

/** The conflicts that git left in a text, with two sides or three. */
export function readConflicts(text: string): ConflictedText {
	const hunks: ConflictHunk[] = [];
	if (!text.includes('<<<<<<<')) return { hunks, rest: text };
	let at = 0;
	let open: Open | null = null;
	for (const [index, { start, end, next }] of listLines(text).entries()) {
		const line = text.slice(start, end);
		if (!open || (open.side === 'ours' && OPENING.test(line))) {
			if (OPENING.test(line)) open = { line: index + 1, start, side: 'ours', ours: '', theirs: '' };
		} else if (open.side === 'ours' && BASE.test(line)) open.side = 'base';
		else if (open.side !== 'theirs' && MIDDLE.test(line)) open.side = 'theirs';
		else if (open.side === 'theirs' && CLOSING.test(line)) {
			const { ours, theirs } = open;
			const before = text.slice(at, open.start);
			hunks.push({ firstLine: open.line, lastLine: index + 1, ours, theirs, before });
			at = next;
			open = null;
		} else if (open.side === 'ours') open.ours += text.slice(start, next);
		else if (open.side === 'theirs') open.theirs += text.slice(start, next);
	}
	return { hunks, rest: text.slice(at) };
}

/** One side's whole text. */
export function sideOf({ hunks, rest }: ConflictedText, side: 'ours' | 'theirs'): string {
	return hunks.map((hunk) => hunk.before + hunk[side]).join('') + rest;
}
