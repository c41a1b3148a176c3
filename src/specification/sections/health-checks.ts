import { monitoringBlocks } from '../monitoring-blocks.ts';
import { orEmpty, type Section } from '../section.ts';

/** What must not happen, as queries that ran in the engine. */
export const healthChecks: Section = {
	id: 'health-checks',
	title: 'Health Checks',
	level: 3,
	parent: 'monitoring-and-maintenance',
	draft: () =>
		'What to ask every few minutes, and after each migration. Where a check has a number to stay below, it stands beside it.',
	blocks: ({ rehearsed }) =>
		orEmpty(
			'health-checks',
			monitoringBlocks(rehearsed.healthChecks),
			'No query could be tried out in the engine, so that none is shown.',
		),
};
