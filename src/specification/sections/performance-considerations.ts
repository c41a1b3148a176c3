import type { Section } from '../section.ts';

/** Holds what makes queries quick and what happens when there is more of everything. */
export const performanceConsiderations: Section = {
	id: 'performance-considerations',
	title: 'Performance Considerations',
	level: 2,
	parent: null,
	draft: () => null,
	blocks: () => [],
};
