import type { Section } from '../section.ts';

/** Holds the sections to look things up in. */
export const databaseDocumentation: Section = {
	id: 'database-documentation',
	title: 'Database Documentation',
	level: 2,
	parent: null,
	draft: () => null,
	blocks: () => [],
};
