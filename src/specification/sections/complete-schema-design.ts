import type { Section } from '../section.ts';

/** Holds the sections of tables and views. */
export const completeSchemaDesign: Section = {
	id: 'complete-schema-design',
	title: 'Complete Schema Design',
	level: 2,
	parent: null,
	draft: () =>
		'Every table and view that the migrations build, each with its columns, keys and rules in one place.',
	blocks: () => [],
};
