import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { codeBlock, codeSpan, htmlCode, inlineText } from '../../../src/report/formats/markdown/escape.ts';
import { place } from '../../../src/report/formats/markdown/links.ts';
import { visibleLine, visibleText } from '../../../src/report/visible-text.ts';
import { withoutWorkflowCommands } from '../../../src/report/workflow-commands.ts';
import { HOSTILE } from '../../support/hostile.ts';

const ZERO_WIDTH_SPACE = '\u200B';

function nodesOf(node: Nodes): readonly Nodes[] {
	return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}

function inline(markdown: string): readonly Nodes[] {
	return nodesOf(fromMarkdown(`before ${markdown} after`)).filter(
		({ type }) => type !== 'root' && type !== 'paragraph',
	);
}

describe.each(HOSTILE)('%j', (text) => {
	it('is prose of the same words, and nothing else', () => {
		const nodes = inline(inlineText(text));
		for (const node of nodes) {
			expect(['text', 'inlineCode', 'html']).toContain(node.type);
			if (node.type === 'html') expect(['<span>', '</span>']).toContain(node.value);
		}
		const words = nodes
			.map((node) => (node.type === 'text' || node.type === 'inlineCode' ? node.value : ''))
			.join('');
		const plain = visibleLine(text, 500).replace(/`([^`\s](?:[^`]*[^`\s])?)`/g, '$1');
		expect(words.replaceAll(ZERO_WIDTH_SPACE, '')).toBe(`before ${plain} after`);
	});

	it('pings nobody and references nothing as prose', () => {
		const prose = inline(inlineText(text))
			.map((node) => (node.type === 'text' ? node.value : ''))
			.join('\n');
		expect(prose).not.toMatch(/@\w|#\d|GH-\d|:\/\/|www\.|:\w+:/);
	});

	it('starts no block as prose', () => {
		const [block, ...others] = fromMarkdown(inlineText(text)).children;
		expect(others).toEqual([]);
		expect(['paragraph', undefined]).toContain(block?.type);
	});

	it('is one code span', () => {
		const nodes = inline(codeSpan(text));
		const shown = visibleLine(text, 160);
		if (shown === '') return expect(codeSpan(text)).toBe('(empty)');
		expect(nodes).toMatchObject([
			{ value: 'before ' },
			{ type: 'inlineCode', value: shown },
			{ value: ' after' },
		]);
	});

	it('has nothing that means something in a cell or a summary', () => {
		expect(htmlCode(text)).toMatch(/^<code>[^<>|`*_@:[\]\\\n]*<\/code>$/);
	});

	it('is one fenced block', () => {
		const { children } = fromMarkdown(`${codeBlock(text, 'diff')}\n\nafter`);
		const value = withoutWorkflowCommands(
			visibleText(text.endsWith('\n') ? text.slice(0, -1) : text),
		).replace(/\n$/, '');
		expect(children).toMatchObject([{ type: 'code', lang: 'diff' }, { type: 'paragraph' }]);
		expect(children[0] && 'value' in children[0] ? children[0].value.replace(/\n$/, '') : null).toBe(value);
	});

	it('is a link to nowhere but the repository as a path', () => {
		const links = { repositoryUrl: 'https://github.com/octocat/shop', sha: 'a'.repeat(40) };
		const nodes = inline(place({ file: text, line: 3 }, links));
		const [link, ...others] = nodes.filter((node) => node.type === 'link');
		expect(others).toEqual([]);
		// These two signs would make the definition of a reference of it.
		if (codeSpan(`${text}:3`).includes(']:')) return expect(link).toBeUndefined();
		expect(link?.type === 'link' ? link.url : '').toMatch(
			/^https:\/\/github\.com\/octocat\/shop\/blob\/a{40}\/[\w%./~-]*#L3$/,
		);
	});

	it('has no unseen characters left, and no command for the runner', () => {
		expect(visibleText(text)).not.toMatch(/[\p{Cf}\p{Cs}\u0000-\u0008\u000b-\u001f]/u);
		expect(withoutWorkflowCommands(visibleText(text))).not.toMatch(/^\s*::|##\[/m);
	});
});

describe('a megabyte', () => {
	it.each(['a', '`', '@', '\u202E', '<', '\n'])('of %j is cut before it is escaped', (character) => {
		const text = character.repeat(1_000_000);
		expect(inlineText(text).length).toBeLessThan(10_000);
		expect(codeSpan(text).length).toBeLessThan(1_000);
		expect(htmlCode(text).length).toBeLessThan(2_000);
	});
});

describe('the place of a finding', () => {
	const links = { repositoryUrl: 'https://github.com/o/r', sha: 'abc' };
	it.each([
		['db/1_a.sql', '[`db/1_a.sql:2`](https://github.com/o/r/blob/abc/db/1_a.sql#L2)'],
		[
			'docs/a b (c).md',
			'[`docs/a b (c).md:2`](https://github.com/o/r/blob/abc/docs/a%20b%20%28c%29.md?plain=1#L2)',
		],
		['d#b/1?.sql', '[`d#b/1?.sql:2`](https://github.com/o/r/blob/abc/d%23b/1%3F.sql#L2)'],
	])('%s is linked to its line', (file, expected) => {
		expect(place({ file, line: 2 }, links)).toBe(expected);
	});

	it('is a code span without a repository', () => {
		expect(place({ file: 'db/1.sql', line: 2 }, null)).toBe('`db/1.sql:2`');
	});
});
