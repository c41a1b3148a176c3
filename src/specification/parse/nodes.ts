import type { RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** A block at the top level of a Markdown text; its positions count lines from `firstLine`, which is 0-based. */
export interface TopNode {
	readonly node: RootContent;
	readonly firstLine: number;
}

/** How many lines the parser gets at once: its time grows faster than the length of what it gets. */
const PORTION = 200;

/** Only blocks matter here, so inline markup is not even tokenised. */
const BLOCKS_ONLY = {
	disable: {
		null: [
			'attention',
			'autolink',
			'characterEscape',
			'characterReference',
			'codeText',
			'definition',
			'hardBreakEscape',
			'htmlText',
			'labelEnd',
			'labelStartImage',
			'labelStartLink',
		],
	},
};

/**
 * The blocks of a Markdown text given line by line, line endings included; a long list comes in several. Only the last
 * block of a portion, or the last item of its last list, can go on in the next one, so the next portion begins with it.
 */
export function listNodes(rows: readonly string[]): readonly TopNode[] {
	const nodes: TopNode[] = [];
	let firstLine = 0;
	let portion = PORTION;
	while (firstLine < rows.length) {
		const end = Math.min(firstLine + portion, rows.length);
		const { children } = fromMarkdown(rows.slice(firstLine, end).join(''), { extensions: [BLOCKS_ONLY] });
		const { whole, rest } = end === rows.length ? { whole: children, rest: null } : cutLast(children);
		for (const node of whole) nodes.push({ node, firstLine });
		if (rest === 1) {
			portion *= 2;
			continue;
		}
		firstLine = rest === null ? end : firstLine + rest - 1;
		portion = PORTION;
	}
	return nodes;
}

/** What is sure to be whole, and the 1-based line at which the rest begins. */
function cutLast(children: readonly RootContent[]): {
	readonly whole: readonly RootContent[];
	readonly rest: number | null;
} {
	const last = children.at(-1);
	if (!last) return { whole: [], rest: null };
	const before = children.slice(0, -1);
	if (last.type !== 'list' || last.children.length === 1) {
		return { whole: before, rest: last.position!.start.line };
	}
	const items = last.children.slice(0, -1);
	return {
		whole: [...before, { ...last, children: items }],
		rest: last.children.at(-1)!.position!.start.line,
	};
}
