import { codeSpan, prose } from '../../specification/markdown.ts';
import type { Place } from '../requirement.ts';

const LONGEST = 160;

/** Where a requirement stands, as code. */
export function placeCode({ file, line }: Place): string {
	return codeSpan(`${file}:${line}`);
}

/** A requirement's words as Markdown between quotation marks, cut where they are long. */
export function quoteWords(words: string): string {
	const cut = words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/\s\S*$/, '')} …` : words;
	return `“${prose(cut)}”`;
}
