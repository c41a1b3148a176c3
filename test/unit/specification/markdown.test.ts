import { describe, expect, it } from 'vitest';
import {
	codeFence,
	codeSpan,
	prose,
	sentence,
	tableCell,
	visible,
} from '../../../src/specification/markdown.ts';
import { parseDocument } from '../../../src/specification/parse-document.ts';
import { HOSTILE } from '../../support/hostile.ts';
import { splitRow } from './table-row.ts';

describe('codeSpan', () => {
	it.each([
		['users', '`users`'],
		['a`b', '``a`b``'],
		['`', '`` ` ``'],
		[' x ', '`  x  `'],
		['', '(empty)'],
		['two\nlines', '`two\\u{A}lines`'],
		['a|b', '`a|b`'],
		['a\\|b', '<code>a&#92;&#124;b</code>'],
		['\u202Ex', '`\\u{202E}x`'],
	])('of %j', (text, expected) => {
		expect(codeSpan(text)).toBe(expected);
	});
});

describe('prose', () => {
	it.each([
		['plain words, user_id and a-b', 'plain words, user_id and a-b'],
		[
			'a *b* _c_ `d` [e](f) <g> & $h$ ~i~',
			'a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\<g\\> \\& \\$h\\$ \\~i\\~',
		],
		['ask @everyone or me@example.com', 'ask `@everyone` or me@example.com'],
		['see #1, GH-2 and a/b#3', 'see `#1`, `GH-2` and a/b#3'],
		['- item', '\\- item'],
		['# heading', '\\# heading'],
		['1. one', '1\\. one'],
		['  two\n\nlines ', 'two lines'],
	])('of %j', (text, expected) => {
		expect(prose(text)).toBe(expected);
	});

	it('makes a sentence', () => {
		expect(sentence('people who buy')).toBe('People who buy.');
		expect(sentence('Done?')).toBe('Done?');
		expect(sentence(' \n ')).toBe('');
	});
});

describe.each(HOSTILE)('hostile text %j', (text) => {
	it('stays in one cell', () => {
		const row = `| ${tableCell(codeSpan(text))} | ${tableCell(prose(text))} | x |`;
		expect(row).not.toMatch(/[\r\n]/);
		expect(splitRow(row)).toHaveLength(3);
	});

	it('shows everything that a reader cannot see', () => {
		expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cs}\u202E\u2066]/u);
	});

	it('cannot end a fence, forge a marker or begin a heading', () => {
		const page = [
			codeFence('sql', text),
			`### ${codeSpan(text)}`,
			prose(text),
			`**${codeSpan(text)}**`,
			'<!-- spec:begin a -->\n<!-- spec:end a -->',
		].join('\n\n');
		const document = parseDocument('x.md', page);
		expect(document.headings).toHaveLength(1);
		expect(document.blocks).toHaveLength(1);
	});

	it('mentions and links nobody', () => {
		const outside = prose(text).replace(/(`+)[^`](?:.*?[^`])?\1(?!`)/g, '');
		expect(outside).not.toMatch(/(?<![\w`])@[A-Za-z]|(?<![\w`])#\d/);
	});
});
