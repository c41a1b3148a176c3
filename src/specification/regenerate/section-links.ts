import { headingAnchor } from '../heading-anchor.ts';
import type { Draft } from './draft.ts';
import type { HeadingPart } from './parts.ts';

/** Lets links to sections in generated Markdown lead to the headings that those have in the document of the draft. */
export function sectionLinks({ sections }: Draft): (markdown: string) => string {
	const own = new Map<string, { readonly title: string; readonly words: string }>();
	for (const { section, title, heading } of sections) {
		const words = heading ? (heading.part as HeadingPart).title : title;
		if (words !== section.title) own.set(headingAnchor(section.title), { title: section.title, words });
	}
	if (own.size === 0) return (markdown) => markdown;
	return (markdown) =>
		markdown.replace(/\[([^\][]*)\]\(#([^()\s]+)\)/g, (link, text: string, anchor: string) => {
			const target = own.get(anchor);
			if (!target) return link;
			const isNamed = text === target.title && !/[\][]/.test(target.words);
			return `[${isNamed ? target.words : text}](#${headingAnchor(target.words)})`;
		});
}

/** The draft with the links of its blocks as the document needs them. */
export function withSectionLinks(draft: Draft): Draft {
	const link = sectionLinks(draft);
	const sections = draft.sections.map((placed) => ({
		...placed,
		blocks: placed.blocks.map((block) => ({ ...block, content: link(block.content) })),
	}));
	return { ...draft, sections };
}
