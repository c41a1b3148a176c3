import type { Section } from '../section.ts';

/** Holds the sections of functions, procedures and triggers. */
export const databaseFunctions: Section = {
	id: 'database-functions',
	title: 'Database Functions and Procedures',
	level: 2,
	parent: null,
	draft: () => null,
	blocks: () => [],
};
