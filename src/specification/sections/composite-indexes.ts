import { indexBlocks } from '../index-blocks.ts';
import { orEmpty, type Section } from '../section.ts';

/** Indexes on several columns; the order of the columns is the order in which they help, one block per table. */
export const compositeIndexes: Section = {
	id: 'composite-indexes',
	title: 'Composite Indexes',
	level: 3,
	parent: 'indexes-and-performance',
	draft: () => 'Indexes on several columns; the order of the columns is the order in which they help.',
	blocks: (facts) =>
		orEmpty('composite-indexes', indexBlocks(facts, 'composite'), 'No index spans several columns.'),
};
