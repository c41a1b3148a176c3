import { visibleLine, visibleText } from '../../visible-text.ts';
import { withoutWorkflowCommands } from '../../workflow-commands.ts';

/** The longest name or expression that is printed whole, in UTF-16 units. */
const LONGEST_CODE = 160;
/** The longest sentence that is printed whole, in UTF-16 units. */
const LONGEST_TEXT = 500;

/** Longer blocks, such as a whole migration as one statement, are cut; in UTF-16 units. */
const LONGEST_BLOCK = 2000;

/**
 * GitHub looks for mentions, references, bare links and emoji in the rendered text, where a backslash is already
 * gone; a zero-width space between the sign and the name is what stops it.
 */
const BREAK = '&#8203;';

/**
 * One line of hostile text as Markdown prose. What it has between backticks becomes a code span; nothing else in it is
 * markup, a mention, a reference, a link or maths.
 */
export function inlineText(text: string): string {
	return visibleLine(text, LONGEST_TEXT)
		.split(/`([^`\s](?:[^`]*[^`\s])?)`/)
		.map((part, at) => (at % 2 === 1 ? codeSpan(part) : escapeProse(part)))
		.join('');
}

function escapeProse(text: string): string {
	return (
		text
			.replaceAll('&', '&amp;')
			.replaceAll('<', '&lt;')
			.replaceAll('>', '&gt;')
			.replace(/[\\`*_[\]|~]/g, '\\$&')
			.replace(/^([-+=:])/, '\\$1')
			.replace(/^(\d+)([.)])/, '$1\\$2')
			// https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions
			.replaceAll('$', '<span>$</span>')
			.replaceAll('@', `@${BREAK}`)
			.replace(/(?<!&)#/g, `\\#${BREAK}`)
			.replaceAll('://', `:${BREAK}//`)
			.replace(/\b(www)\./gi, `$1${BREAK}.`)
			.replace(/\b(GH)-(?=\d)/gi, `$1-${BREAK}`)
			.replace(/:(?=[\w+-]+:)/g, `:${BREAK}`)
	);
}

/** Hostile text as a code span; never in a table cell, where a `|` would end it. */
export function codeSpan(text: string): string {
	const line = visibleLine(text, LONGEST_CODE);
	if (line === '') return '(empty)';
	const ticks = '`'.repeat(longestRun(line, '`') + 1);
	const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
	return `${ticks}${pad}${line}${pad}${ticks}`;
}

/** Hostile text as an HTML `<code>` element, for table cells and `<summary>`, in which Markdown's own code spans fail. */
export function htmlCode(text: string): string {
	const entities = visibleLine(text, LONGEST_CODE).replace(
		/[!-+:-@[-`{-~]/g,
		(sign) => `&#${sign.charCodeAt(0)};`,
	);
	return `<code>${entities}</code>`;
}

/** Hostile text, several lines long, as a fenced block that nothing in it can end. */
export function codeBlock(text: string, language: string): string {
	const lines = withoutWorkflowCommands(visibleText(text));
	const fence = '`'.repeat(Math.max(3, longestRun(lines, '`') + 1));
	return `${fence}${language}\n${lines.endsWith('\n') ? lines : `${lines}\n`}${fence}`;
}

/**
 * Lines that GitHub offers to put in place of those that a comment stands at, word by word; null where a reader could not
 * see all that they would commit.
 */
export function suggestionBlock(lines: readonly string[]): string | null {
	const text = lines.map((line) => `${line}\n`).join('');
	if (visibleText(text) !== text || text.includes('\r')) return null;
	const fence = '`'.repeat(Math.max(3, longestRun(text, '`') + 1));
	return `${fence}suggestion\n${text}${fence}`;
}

/** Hostile text of several lines as a fenced block inside a list item, cut where it is long. */
export function listedBlock(text: string, language: string): string {
	const seen = visibleText(text.slice(0, LONGEST_BLOCK * 2));
	const cut = seen.length > LONGEST_BLOCK || text.length > LONGEST_BLOCK * 2;
	const block = codeBlock(cut ? `${seen.slice(0, LONGEST_BLOCK)}…` : seen, language);
	return block.replace(/^/gm, '  ');
}

function longestRun(text: string, character: string): number {
	let longest = 0;
	let run = 0;
	for (const each of text) {
		run = each === character ? run + 1 : 0;
		if (run > longest) longest = run;
	}
	return longest;
}
