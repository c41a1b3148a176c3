import type { Section } from '../section.ts';

/** Holds the history of the migrations. */
export const migrationDocumentation: Section = {
	id: 'migration-documentation',
	title: 'Migration Documentation',
	level: 3,
	parent: 'database-documentation',
	draft: () => null,
	blocks: () => [],
};
