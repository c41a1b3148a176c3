import type { SpecificationDocument } from './document.ts';
import type { Facts } from './facts.ts';
import { listContents } from './outline/list-contents.ts';
import { makeDraft } from './regenerate/draft.ts';
import { startDocument } from './regenerate/new-document.ts';
import { listParts } from './regenerate/parts.ts';
import { placeBlocks } from './regenerate/place-blocks.ts';
import { placeSections } from './regenerate/place-sections.ts';
import { refuseUnfinished } from './regenerate/refuse-unfinished.ts';
import { withSectionLinks } from './regenerate/section-links.ts';
import { dominantLineEnding, writeBlock, writeDraft } from './regenerate/write-draft.ts';
import type { SectionBlocks } from './section.ts';

/**
 * The specification's whole new text: generated blocks as the facts have them, in place; new ones beside their
 * siblings or under their section's heading; people's words and plan blocks byte for byte, those aside that have come
 * true. Given its own result it changes nothing.
 * Null makes a new document. Throws a UserError with code `document` when a code fence or comment that nobody closed
 * would swallow what is added at the end.
 */
export function regenerate(
	document: SpecificationDocument | null,
	facts: Facts,
	sections: readonly SectionBlocks[] = listContents(facts),
): string {
	const lineEnding = document ? dominantLineEnding(document.text) : '\n';
	const parts = document ? listParts(document) : startDocument(facts.project.name);
	const draft = withSectionLinks(makeDraft(parts, sections, facts.headings));
	const end = draft.pieces.at(-1);
	placeSections(draft, facts, lineEnding);
	placeBlocks(draft, (block, level) => writeBlock(block, level, lineEnding));
	const grown = draft.pieces.at(-1) !== end || (end !== undefined && end.after.length > 0);
	if (document && grown) refuseUnfinished(document);
	return writeDraft(draft, lineEnding, facts.graduated);
}
