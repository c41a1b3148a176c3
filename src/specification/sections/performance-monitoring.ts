import { monitoringBlocks } from '../monitoring-blocks.ts';
import { orEmpty, type Section } from '../section.ts';

/** Where time and space go, as queries that ran in the engine. */
export const performanceMonitoring: Section = {
	id: 'performance-monitoring',
	title: 'Performance Monitoring',
	level: 3,
	parent: 'monitoring-and-maintenance',
	draft: () =>
		'Where time and space go. A role with `pg_monitor` may ask all of it; the counters are those of the server that is asked, a replica has its own.',
	blocks: ({ rehearsed }) =>
		orEmpty(
			'performance-monitoring',
			monitoringBlocks(rehearsed.monitoring),
			'No query could be tried out in the engine, so that none is shown.',
		),
};
