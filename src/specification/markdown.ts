/** Control, format and direction characters, which move or hide text; the two joiners that words need are let through. */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** What GitHub turns into a mention or a link to an issue unless it is code. */
const REFERENCE = /(?<![\p{L}\p{N}_])(?:@[A-Za-z0-9][\w/-]*|#\d+\b|GH-\d+\b)/giu;

/** Text with every unseen character written out, such as `\u{A}` for a line feed. */
export function visible(text: string): string {
	return text.replace(UNSEEN, (character) => `\\u{${character.codePointAt(0)!.toString(16).toUpperCase()}}`);
}

/** Text on one line: every run of white space is one space. */
export function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

/** Hostile text as a code span that nothing in it can end. */
export function codeSpan(text: string): string {
	const shown = visible(text);
	if (shown === '') return '(empty)';
	// In a table cell Markdown has no way to write a backslash before a pipe inside backticks.
	if (shown.includes('\\|')) return `<code>${shown.replace(/[!-/:-@[-`{-~]/g, toEntity)}</code>`;
	const ticks = '`'.repeat(longestRun(shown) + 1);
	const padded = /^`|`$|^ .*\S.* $/.test(shown) ? ` ${shown} ` : shown;
	return `${ticks}${padded}${ticks}`;
}

/** Hostile text as running prose on one line: nothing in it is markup, a mention, a reference or maths. */
export function prose(text: string): string {
	const line = visible(oneLine(text));
	let written = '';
	let from = 0;
	for (const reference of line.matchAll(REFERENCE)) {
		written += escapeSigns(line.slice(from, reference.index)) + codeSpan(reference[0]);
		from = reference.index + reference[0].length;
	}
	written += escapeSigns(line.slice(from));
	return written.replace(/^[-+=#]/, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2');
}

function escapeSigns(text: string): string {
	return text.replace(/[\\`*[\]<>~&$]/g, '\\$&').replace(/(?<![\p{L}\p{N}_])_|_(?![\p{L}\p{N}_])/gu, '\\_');
}

/** Hostile text as a sentence of prose, with a capital and a full stop; empty for text without words. */
export function sentence(text: string): string {
	const line = oneLine(text);
	if (line === '') return '';
	const first = line.codePointAt(0)!;
	const capital = String.fromCodePoint(first).toUpperCase() + line.slice(first > 0xffff ? 2 : 1);
	return prose(/[.!?…:;]$/.test(capital) ? capital : `${capital}.`);
}

/** Markdown for one cell of a table. */
export function tableCell(markdown: string): string {
	return markdown.replaceAll('|', '\\|').replace(/[\r\n]+/g, ' ');
}

/** A fenced code block that nothing in its text can end. */
export function codeFence(language: string, text: string): string {
	const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
	return `${fence}${language}\n${text.endsWith('\n') ? text : `${text}\n`}${fence}`;
}

function longestRun(text: string): number {
	let longest = 0;
	for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
	return longest;
}

function toEntity(sign: string): string {
	return `&#${sign.charCodeAt(0)};`;
}
