import type { Span } from './statement.ts';

/** A piece of a text and what comes in its place; an empty span is a place where something is put in. */
export interface Edit extends Span {
	readonly text: string;
}

/** A text with edits made that do not overlap; those at the same place in the order in which they are given. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
	let edited = '';
	let at = 0;
	for (const { start, end, text: replacement } of edits.toSorted((a, b) => a.start - b.start)) {
		edited += text.slice(at, start) + replacement;
		at = end;
	}
	return edited + text.slice(at);
}
