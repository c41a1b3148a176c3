import type { DocumentHeading } from '../document.ts';
import { type CodeBlock, listCode } from './code-blocks.ts';
import type { Line } from './lines.ts';
import { listNodes, type TopNode } from './nodes.ts';
import { makeSkeleton } from './skeleton.ts';

/** A stretch of raw HTML, comments included, by its 0-based lines. */
export interface HtmlBlock {
	readonly firstLine: number;
	readonly lastLine: number;
}

/** What a Markdown text is made of, as far as a specification needs it. */
export interface Structure {
	readonly headings: readonly DocumentHeading[];
	readonly code: readonly CodeBlock[];
	readonly html: readonly HtmlBlock[];
	/** 1-based line of a fence or an HTML comment that would swallow whatever is added at the end; null for none. */
	readonly unfinished: number | null;
}

/** Headings and code blocks of a Markdown text, which must not begin with a byte order mark. */
export function readStructure(text: string, lines: readonly Line[]): Structure {
	const { rows, blanked } = makeSkeleton(text, lines);
	const nodes = listNodes(rows);
	const code = nodes.flatMap((top) => listCode(top, text, lines, blanked));
	return {
		headings: nodes.flatMap((top) => readHeading(top, text, lines)),
		code,
		html: nodes.flatMap(readHtml),
		unfinished: findUnfinished(nodes.at(-1), code.at(-1)),
	};
}

function readHtml({ node, firstLine }: TopNode): readonly HtmlBlock[] {
	if (node.type !== 'html') return [];
	const { start, end } = node.position!;
	return [{ firstLine: firstLine + start.line - 1, lastLine: firstLine + end.line - 1 }];
}

function readHeading(
	{ node, firstLine }: TopNode,
	text: string,
	lines: readonly Line[],
): readonly DocumentHeading[] {
	if (node.type !== 'heading') return [];
	const { start, end } = node.position!;
	const first = lines[firstLine + start.line - 1]!;
	const last = lines[firstLine + end.line - 1]!;
	const words = headingText(text.slice(first.start, last.end));
	const span = { start: first.start, end: last.next };
	return [{ level: node.depth, text: words, line: firstLine + start.line, span }];
}

function headingText(source: string): string {
	const signs = /^ {0,3}#{1,6}(?=[ \t]|$)/.exec(source)?.[0];
	// Without signs in front, a line of `=` or `-` below makes it a heading.
	if (signs === undefined) return source.replace(/[\r\n]+[^\r\n]*$/, '').trim();
	const words = source.slice(signs.length).trim();
	const closing = /#+$/.exec(words)?.[0].length ?? 0;
	const before = words.slice(0, words.length - closing);
	return before === '' || /[ \t]$/.test(before) ? before.trim() : words;
}

/** HTML that an empty line does not end, and what does: https://spec.commonmark.org/0.31.2/#html-blocks */
const LASTING_HTML: readonly (readonly [RegExp, RegExp])[] = [
	[/^<(?:pre|script|style|textarea)(?:[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i],
	[/^<!--/, /-->/],
	[/^<\?/, /\?>/],
	[/^<!\[CDATA\[/, /\]\]>/],
	[/^<![A-Za-z]/, />/],
];

function findUnfinished(top: TopNode | undefined, code: CodeBlock | undefined): number | null {
	if (top?.node.type === 'code') return code?.fence?.closed === false ? code.firstLine + 1 : null;
	if (top?.node.type !== 'html') return null;
	const { value, position } = top.node;
	const kind = LASTING_HTML.find(([opening]) => opening.test(value.trimStart()));
	return kind && !kind[1].test(value) ? top.firstLine + position!.start.line : null;
}
