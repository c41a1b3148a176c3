import type { Section } from '../section.ts';

/** Holds the diagram and the dictionary. */
export const schemaDocumentation: Section = {
	id: 'schema-documentation',
	title: 'Schema Documentation',
	level: 3,
	parent: 'database-documentation',
	draft: () => null,
	blocks: () => [],
};
