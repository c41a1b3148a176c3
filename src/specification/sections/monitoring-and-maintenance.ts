import type { Section } from '../section.ts';

/** Holds the sections about a running database. */
export const monitoringAndMaintenance: Section = {
	id: 'monitoring-and-maintenance',
	title: 'Monitoring and Maintenance',
	level: 2,
	parent: null,
	draft: () => null,
	blocks: () => [],
};
