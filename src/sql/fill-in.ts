import type { Span, Statement } from './statement.ts';

/** A stretch of a file in whose place the migration tool runs another text: a placeholder's value, an included file. */
export interface Replacement {
	readonly span: Span;
	readonly text: string;
}

/** A part of a file as its tool runs it, and how its statements stand in the file. */
export interface FilledText {
	readonly text: string;
	/** A statement that was split from `text`, with its span in the file. */
	locate(statement: Statement): Statement;
}

/** A piece of the filled text: as it stands in the file from `origin` on, or all of it from one replacement. */
interface Piece {
	readonly start: number;
	readonly end: number;
	readonly origin: number;
	readonly replaced: Span | null;
}

/** Fills in what the tool puts in place of parts of a span; the replacements are sorted and do not overlap. */
export function fillIn(source: string, span: Span, replacements: readonly Replacement[]): FilledText {
	const pieces: Piece[] = [];
	const texts: string[] = [];
	let at = span.start;
	let length = 0;
	const add = (text: string, origin: number, replaced: Span | null): void => {
		texts.push(text);
		pieces.push({ start: length, end: length + text.length, origin, replaced });
		length += text.length;
	};
	for (let next = firstFrom(replacements, span.start); next < replacements.length; next++) {
		const { span: replaced, text } = replacements[next]!;
		if (replaced.start > span.end) break;
		if (replaced.start < at || replaced.end > span.end) continue;
		add(source.slice(at, replaced.start), at, null);
		add(text, replaced.start, replaced);
		at = replaced.end;
	}
	add(source.slice(at, span.end), at, null);
	const text = texts.join('');
	return { text, locate: (statement) => locate(statement, pieces, text) };
}

/** The index of the first replacement that does not begin before an offset. */
function firstFrom(replacements: readonly Replacement[], offset: number): number {
	return firstIndex(replacements.length, (index) => replacements[index]!.span.start >= offset);
}

/** The first index for which something holds, looked for by halves: a file may have as many spans as replacements. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
	let low = 0;
	let high = length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (holds(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}

function locate(statement: Statement, pieces: readonly Piece[], text: string): Statement {
	const { start, end } = statement.span;
	const inside = piecesWithin(pieces, start, end);
	const [first] = inside;
	const last = inside.at(-1);
	if (!first || !last) return statement;
	const filledIn = inside.flatMap(({ replaced, ...piece }) =>
		replaced
			? [{ span: replaced, text: text.slice(Math.max(piece.start, start), Math.min(piece.end, end)) }]
			: [],
	);
	const span = {
		start: first.replaced ? first.origin : first.origin + (start - first.start),
		end: last.replaced ? last.replaced.end : last.origin + (end - last.start),
	};
	return { ...statement, span, ...(filledIn.length > 0 ? { filledIn } : {}) };
}

/** The pieces that a range touches. */
function piecesWithin(pieces: readonly Piece[], start: number, end: number): readonly Piece[] {
	const first = firstIndex(pieces.length, (index) => pieces[index]!.end > start);
	let after = first;
	while (after < pieces.length && pieces[after]!.start < end) after++;
	return pieces.slice(first, after);
}

/** Where in the file a 0-based UTF-16 offset in a statement's text stands; what was filled in stands where it was put. */
export function originOf({ span, filledIn = [] }: Statement, offset: number): number {
	let at = span.start;
	let rest = offset;
	for (const { span: replaced, text } of filledIn) {
		const kept = replaced.start - at;
		if (rest < kept) break;
		rest -= kept;
		if (rest < text.length) return replaced.start;
		rest -= text.length;
		at = replaced.end;
	}
	return at + rest;
}
