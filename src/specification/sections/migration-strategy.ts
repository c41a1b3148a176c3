import type { Section } from '../section.ts';

/** Holds the sections about building the database. */
export const migrationStrategy: Section = {
	id: 'migration-strategy',
	title: 'Migration Strategy',
	level: 2,
	parent: null,
	draft: () => null,
	blocks: () => [],
};
