import { indexBlocks } from '../index-blocks.ts';
import { orEmpty, type Section } from '../section.ts';

/** Indexes for finding words and parts of words, one block per table. */
export const searchIndexes: Section = {
	id: 'search-indexes',
	title: 'Full-Text Search Indexes',
	level: 3,
	parent: 'indexes-and-performance',
	draft: () => 'Indexes for finding words and parts of words.',
	blocks: (facts) =>
		orEmpty('search-indexes', indexBlocks(facts, 'search'), 'No index serves a search for words.'),
};
