import { indexBlocks } from '../index-blocks.ts';
import { orEmpty, type Section } from '../section.ts';

/** Indexes on one column or expression, one block per table. */
export const primaryIndexes: Section = {
	id: 'primary-indexes',
	title: 'Primary Indexes',
	level: 3,
	parent: 'indexes-and-performance',
	draft: () => 'Indexes on one column or expression.',
	blocks: (facts) =>
		orEmpty('primary-indexes', indexBlocks(facts, 'primary'), 'No table has a one-column index of its own.'),
};
