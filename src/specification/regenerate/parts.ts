import type { SpecificationDocument } from '../document.ts';

/** A stretch of people's text between headings and blocks. */
export interface ProsePart {
	readonly kind: 'prose';
	readonly text: string;
	/** True for a line that only draws a rule, with which a next chapter begins. */
	readonly isRule?: boolean;
}

/** A heading outside generated blocks. */
export interface HeadingPart {
	readonly kind: 'heading';
	readonly text: string;
	readonly level: number;
	/** The heading without its signs. */
	readonly title: string;
	/** 1-based; 0 where it is new. */
	readonly line: number;
}

/** A generated block, markers included; its markers' lines are kept as they are. */
export interface BlockPart {
	readonly kind: 'block';
	readonly text: string;
	readonly id: string;
	readonly begin: string;
	readonly end: string;
}

/** A piece of a document; all pieces' texts together are the document's text. */
export type Part = ProsePart | HeadingPart | BlockPart;

const LONGEST_RULE = 200;
const RULE_AT_END = /(?:^|[\r\n])( {0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*[\r\n]\s*)$/;

/** Cuts a document at its headings and generated blocks. */
export function listParts(document: SpecificationDocument): readonly Part[] {
	const { text, blocks, headings } = document;
	const parts: Part[] = [];
	let at = 0;
	const proseUntil = (end: number): void => {
		if (end <= at) return;
		const words = text.slice(at, end);
		const rule = RULE_AT_END.exec(words.slice(-LONGEST_RULE))?.[1] ?? '';
		const before = words.slice(0, words.length - rule.length);
		if (before !== '') parts.push({ kind: 'prose', text: before });
		if (rule !== '') parts.push({ kind: 'prose', text: rule, isRule: true });
	};
	let next = 0;
	const headingsUntil = (end: number): void => {
		for (; next < headings.length && headings[next]!.span.start < end; next++) {
			const { level, text: title, line, span } = headings[next]!;
			if (span.start < at) continue;
			proseUntil(span.start);
			parts.push({ kind: 'heading', text: text.slice(span.start, span.end), level, title, line });
			at = span.end;
		}
	};
	for (const { id, span, content } of blocks) {
		headingsUntil(span.start);
		proseUntil(span.start);
		parts.push({
			kind: 'block',
			text: text.slice(span.start, span.end),
			id,
			begin: text.slice(span.start, content.start),
			end: text.slice(content.end, span.end),
		});
		at = span.end;
	}
	headingsUntil(text.length);
	proseUntil(text.length);
	return parts;
}
