import type { Section } from '../section.ts';

/** Holds the sections of types and of rules about one column. */
export const dataTypesAndConstraints: Section = {
	id: 'data-types-and-constraints',
	title: 'Data Types and Constraints',
	level: 2,
	parent: null,
	draft: () => null,
	blocks: () => [],
};
