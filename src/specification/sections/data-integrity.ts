import type { Section } from '../section.ts';

/** Holds the sections of relationships and of rules about several columns. */
export const dataIntegrity: Section = {
	id: 'data-integrity',
	title: 'Data Integrity and Relationships',
	level: 2,
	parent: null,
	draft: () => null,
	blocks: () => [],
};
