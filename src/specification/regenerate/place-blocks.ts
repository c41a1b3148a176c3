import type { GeneratedBlock } from '../section.ts';
import { type Draft, isRule, type Piece, type PlacedSection } from './draft.ts';

/**
 * Puts each block that the document has not yet where it belongs: behind the block before it and what people wrote
 * there, else before the block after it, else where a block of the section was, else at the end of the section.
 */
export function placeBlocks(draft: Draft, write: (block: GeneratedBlock, level: number) => string): void {
	const positions = new Map(draft.pieces.map((piece, index) => [piece, index]));
	for (const placed of draft.sections) {
		let anchor: string[] | null = null;
		for (const [index, block] of placed.blocks.entries()) {
			const piece = draft.blocks.get(block.id);
			if (piece) {
				anchor = behind(draft, positions.get(piece)!);
				continue;
			}
			anchor ??= placeWithout(draft, placed, index, positions);
			anchor.push(write(block, placed.level + 1));
		}
	}
}

/** Words that follow a block are about it, so a new block comes after them. */
function behind({ pieces }: Draft, index: number): string[] {
	const next = pieces[index + 1];
	return next?.part.kind === 'prose' && !isRule(next) ? next.after : pieces[index]!.after;
}

function placeWithout(
	draft: Draft,
	{ blocks, heading }: PlacedSection,
	index: number,
	positions: ReadonlyMap<Piece, number>,
): string[] {
	const following = blocks.slice(index).find(({ id }) => draft.blocks.has(id));
	if (following) return draft.blocks.get(following.id)!.before;
	const start = heading ? positions.get(heading)! : -1;
	const end = heading ? endOfContent(draft, start) : draft.pieces.length;
	for (let at = start + 1; at < end && heading; at++) {
		const piece = draft.pieces[at]!;
		if (piece.part.kind === 'block' && draft.blocks.get(piece.part.id) !== piece) return piece.after;
	}
	return draft.pieces[end - 1]!.after;
}

function endOfContent({ pieces, headings }: Draft, start: number): number {
	const { part } = pieces[start]!;
	const level = part.kind === 'heading' ? part.level : 1;
	const next = pieces.findIndex(
		(piece, at) =>
			at > start && piece.part.kind === 'heading' && (piece.part.level <= level || headings.has(piece)),
	);
	const end = next < 0 ? pieces.length : next;
	return end - 1 > start && isRule(pieces[end - 1]) ? end - 1 : end;
}
