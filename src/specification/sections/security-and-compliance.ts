import type { Section } from '../section.ts';

/** Holds the sections about who may see what. */
export const securityAndCompliance: Section = {
	id: 'security-and-compliance',
	title: 'Security and Compliance',
	level: 2,
	parent: null,
	draft: () => null,
	blocks: () => [],
};
