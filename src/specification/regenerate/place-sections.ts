import type { Facts } from '../facts.ts';
import { type Draft, isRule, makePiece, type Piece, type PlacedSection } from './draft.ts';
import { sectionLinks } from './section-links.ts';

/** Puts each section of the outline that the document has nothing of after the section before it. */
export function placeSections(draft: Draft, facts: Facts, lineEnding: string): void {
	const link = sectionLinks(draft);
	for (const [index, placed] of draft.sections.entries()) {
		if (isPresent(draft, placed)) continue;
		const { level, section, title } = placed;
		const heading = makePiece({ kind: 'heading', text: '', level, title, line: 0 });
		const words = section.draft(facts);
		const text = `${'#'.repeat(level)} ${title}\n${words === null ? '' : `\n${link(words)}\n`}`;
		heading.before.push(text.replace(/\r\n|\r|\n/g, lineEnding));
		draft.pieces.splice(findPlace(draft, index, level), 0, heading);
		placed.heading = heading;
		draft.headings.add(heading);
	}
}

/** A section is there when its heading, a block of its own or a section within it is. */
function isPresent(draft: Draft, { section, heading, blocks }: PlacedSection): boolean {
	if (heading !== null || blocks.some(({ id }) => draft.blocks.has(id))) return true;
	return draft.sections.some((other) => other.section.parent === section.id && isPresent(draft, other));
}

function findPlace(draft: Draft, index: number, level: number): number {
	const { pieces, sections, headings, title } = draft;
	const before = sections.slice(0, index).findLast((placed) => lastPiece(draft, placed) !== null);
	if (before) {
		const from = Math.max(pieces.indexOf(lastPiece(draft, before)!), title ? pieces.indexOf(title) : -1) + 1;
		const next = pieces.findIndex(
			(piece, at) =>
				at >= from && piece.part.kind === 'heading' && (piece.part.level <= level || headings.has(piece)),
		);
		const place = next < 0 ? pieces.length : next;
		return place > from && isRule(pieces[place - 1]) ? place - 1 : place;
	}
	const after = sections.slice(index).find(({ heading }) => heading !== null);
	return after ? pieces.indexOf(after.heading!) : pieces.length;
}

function lastPiece(draft: Draft, { heading, blocks }: PlacedSection): Piece | null {
	if (heading) return heading;
	const block = blocks.findLast(({ id }) => draft.blocks.has(id));
	return block ? draft.blocks.get(block.id)! : null;
}
