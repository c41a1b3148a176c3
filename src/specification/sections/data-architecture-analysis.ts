import type { Section } from '../section.ts';

/** Holds what the data is about and where it goes. */
export const dataArchitectureAnalysis: Section = {
	id: 'data-architecture-analysis',
	title: 'Data Architecture Analysis',
	level: 2,
	parent: null,
	draft: () => null,
	blocks: () => [],
};
