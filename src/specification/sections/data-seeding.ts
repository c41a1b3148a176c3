import type { Section } from '../section.ts';

/** Holds the rows that the database begins with and those to develop with. */
export const dataSeeding: Section = {
	id: 'data-seeding',
	title: 'Data Seeding and Test Data',
	level: 2,
	parent: null,
	draft: () => null,
	blocks: () => [],
};
