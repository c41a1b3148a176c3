import type { Section } from '../section.ts';

/** Holds the sections of indexes. */
export const indexesAndPerformance: Section = {
	id: 'indexes-and-performance',
	title: 'Indexes and Performance',
	level: 2,
	parent: null,
	draft: () =>
		'Indexes beside those that primary keys and unique constraints bring along, each with what it serves.',
	blocks: () => [],
};
