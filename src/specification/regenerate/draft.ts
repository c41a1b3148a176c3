import type { Facts } from '../facts.ts';
import type { GeneratedBlock, Section } from '../section.ts';
import { headingKey } from './heading-match.ts';
import type { HeadingPart, Part } from './parts.ts';

/** One part of the document that is being made, with the texts of new blocks around it. */
export interface Piece {
	readonly part: Part;
	readonly before: string[];
	readonly after: string[];
}

/** A section with where it stands in the document that is being made. */
export interface PlacedSection {
	readonly section: Section;
	/** The heading's words in this document. */
	readonly title: string;
	readonly blocks: readonly GeneratedBlock[];
	/** Null where people have renamed or removed the heading and blocks of the section are still there. */
	heading: Piece | null;
	/** The level that the heading has or would have. */
	level: number;
}

/** A document that is being made: parts in order, and what of the outline is in it. */
export interface Draft {
	readonly pieces: Piece[];
	/** In the outline's order. */
	readonly sections: readonly PlacedSection[];
	/** The blocks that stay, by id. */
	readonly blocks: ReadonlyMap<string, Piece>;
	/** The document's own title, before which no section can begin; null for none. */
	readonly title: Piece | null;
	/** Headings that begin a section of the outline. */
	readonly headings: Set<Piece>;
}

/** A part that new blocks can be put around. */
export function makePiece(part: Part): Piece {
	return { part, before: [], after: [] };
}

/** True for a rule that people drew above a next chapter, which nothing new should come between. */
export function isRule(piece: Piece | undefined): boolean {
	return piece?.part.kind === 'prose' && piece.part.isRule === true;
}

/** Finds the outline's sections and blocks among the parts of a document. */
export function makeDraft(
	parts: readonly Part[],
	sections: readonly { readonly section: Section; readonly blocks: readonly GeneratedBlock[] }[],
	headings: Facts['headings'],
): Draft {
	const pieces = parts.map(makePiece);
	const known = new Set(sections.flatMap(({ blocks }) => blocks.map(({ id }) => id)));
	const blocks = new Map<string, Piece>();
	const byTitle = new Map<string, Piece>();
	const title = findTitle(pieces);
	for (const piece of pieces) {
		const { part } = piece;
		if (part.kind === 'block' && known.has(part.id)) blocks.set(part.id, piece);
		// The document's own title may read like a section's.
		if (part.kind !== 'heading' || piece === title) continue;
		const key = headingKey(part.title);
		if (!byTitle.has(key)) byTitle.set(key, piece);
	}
	const renamed = new Map(Object.entries(headings).map(([from, to]) => [headingKey(from), to]));
	const placed = sections.map(({ section, blocks: own }): PlacedSection => {
		const key = headingKey(section.title);
		const words = renamed.get(key) ?? section.title;
		const heading = byTitle.get(headingKey(words)) ?? byTitle.get(key) ?? null;
		return { section, title: words, blocks: own, heading, level: section.level };
	});
	const found = new Set(placed.map(({ heading }) => heading).filter((heading) => heading !== null));
	const draft: Draft = { pieces, sections: placed, blocks, title, headings: found };
	setLevels(draft);
	return draft;
}

function findTitle(pieces: readonly Piece[]): Piece | null {
	const first = pieces.find(({ part }) => part.kind === 'heading');
	return first?.part.kind === 'heading' && first.part.level === 1 ? first : null;
}

/** Documents that people began put the sections at levels of their own; what is missing follows them. */
function setLevels({ sections }: Draft): void {
	const byId = new Map(sections.map((placed) => [placed.section.id, placed]));
	const first = sections.find(({ heading, section }) => heading !== null && section.parent === null);
	const any = first ?? sections.find(({ heading }) => heading !== null);
	const shift = any ? Math.max(headingLevel(any) - any.section.level, first ? -1 : 0) : 0;
	for (const placed of sections) {
		const { section, heading } = placed;
		const parent = section.parent === null ? undefined : byId.get(section.parent);
		const relative = parent ? parent.level + section.level - parent.section.level : section.level + shift;
		placed.level = heading ? headingLevel(placed) : Math.min(Math.max(relative, 1), 6);
	}
}

function headingLevel({ heading }: PlacedSection): number {
	return (heading!.part as HeadingPart).level;
}
