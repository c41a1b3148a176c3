import type { SpecificationDocument } from './document.ts';
import type { Facts } from './facts.ts';
import { outline } from './outline/index.ts';
import { makeDraft } from './regenerate/draft.ts';
import { listParts } from './regenerate/parts.ts';

/** A section of the outline that a document has under a heading. */
export interface FoundSection {
	/** The section's own title. */
	readonly title: string;
	/** 1-based, of the heading. */
	readonly line: number;
}

/** The sections that a document has, in the outline's order. */
export function listSections(
	document: SpecificationDocument,
	headings: Facts['headings'],
): readonly FoundSection[] {
	const sections = outline.map((section) => ({ section, blocks: [] }));
	return makeDraft(listParts(document), sections, headings).sections.flatMap(({ section, heading }) =>
		heading?.part.kind === 'heading' ? [{ title: section.title, line: heading.part.line }] : [],
	);
}
