import type { Facts } from '../facts.ts';
import type { SectionBlocks } from '../section.ts';
import { listUnbuiltBlocks } from '../unbuilt.ts';
import { outline } from './index.ts';

/** Every section of the specification with the blocks that these facts give it. */
export function listContents(facts: Facts): readonly SectionBlocks[] {
	const { unbuilt } = facts;
	return outline.map((section) => ({
		section,
		blocks: unbuilt ? listUnbuiltBlocks(section, facts, unbuilt) : section.blocks(facts),
	}));
}
