import type { Facts } from './facts.ts';

/**
 * One generated block: an id that stays the same while its object does, an optional heading, and Markdown. The id of one
 * that is about a single relation is words, a space and the relation's `relationId`: that is how it finds its page.
 */
export interface GeneratedBlock {
	readonly id: string;
	/** Markdown of the block's own heading, one level below its section's; null for none. */
	readonly heading: string | null;
	readonly content: string;
}

/** One section of the specification's outline. */
export interface Section {
	/** Stable and unique, such as `core-tables`. */
	readonly id: string;
	readonly title: string;
	/** The heading's level in a new document; the title is level 1. */
	readonly level: number;
	/** The id of the section that this one is part of. */
	readonly parent: string | null;
	/** Markdown that the section starts with when it is new and that belongs to people from then on. */
	draft(facts: Facts): string | null;
	/** What the tool keeps true in this section, in the order of a new document. */
	blocks(facts: Facts): readonly GeneratedBlock[];
}

/** A section with the blocks that it has for some facts. */
export interface SectionBlocks {
	readonly section: Section;
	readonly blocks: readonly GeneratedBlock[];
}

/** Blocks, or one that says in a sentence why there are none. */
export function orEmpty(
	section: string,
	blocks: readonly GeneratedBlock[],
	why: string,
): readonly GeneratedBlock[] {
	return blocks.length > 0 ? blocks : [{ id: `empty ${section}`, heading: null, content: `_${why}_` }];
}
