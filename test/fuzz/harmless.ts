import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect } from 'vitest';

/** The HTML that our own texts have. */
const OURS =
	/^(?:<details(?: open)?><summary>[^<>]*(?:<code>[^<>]*<\/code>)?[^<>]*<\/summary>|<\/details>|<\/?(?:span|code)>|<br>|<a href="https:\/\/github\.com\/octocat\/shop\/blob\/[^"<>]*">|<\/a>)$/;
const FORBIDDEN = ['image', 'definition', 'linkReference', 'imageReference', 'footnoteReference'];

/** Holds Markdown made of hostile text to what it may do on GitHub: ping nobody, link only to its own files, add no HTML. */
export function expectHarmless(markdown: string): void {
	const nodes = nodesOf(fromMarkdown(markdown));
	const html = nodes.flatMap((node) => (node.type === 'html' ? node.value : []));
	expect(html.filter((value) => !OURS.test(value))).toEqual([]);
	const opened = html.filter((value) => value.startsWith('<details')).length;
	expect(html.filter((value) => value === '</details>')).toHaveLength(opened);
	expect(nodes.filter(({ type }) => FORBIDDEN.includes(type))).toEqual([]);
	const links = nodes.flatMap((node) => (node.type === 'link' ? node.url : []));
	expect(links.filter((url) => !url.startsWith('https://github.com/octocat/shop/blob/'))).toEqual([]);
	const prose = proseOf(nodes).join('\n');
	expect(prose).not.toMatch(/@\w|#\d|\bGH-\d|:\/\/|\bwww\./i);
	expectNoCommand(markdown);
}

/** The texts in which GitHub looks for mentions and references: those that stand in no `<code>`. */
function proseOf(nodes: readonly Nodes[]): readonly string[] {
	let isCode = false;
	return nodes.flatMap((node) => {
		if (node.type === 'html' && /^<\/?code>$/.test(node.value)) isCode = node.value === '<code>';
		return node.type === 'text' && !isCode ? [node.value] : [];
	});
}

/** Holds what is printed in a log to that no runner obeys a line of it. */
export function expectNoCommand(printed: string): void {
	expect(printed.split(/[\r\n]/).filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
}

function nodesOf(node: Nodes): readonly Nodes[] {
	return [node, ...('children' in node ? node.children.flatMap((child) => nodesOf(child)) : [])];
}
