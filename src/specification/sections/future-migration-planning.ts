import { anticipationBlocks } from '../anticipation-blocks.ts';
import { planTable } from '../plan-table.ts';
import { orEmpty, type Section } from '../section.ts';

/** What this document plans and no migration builds yet. */
export const futureMigrationPlanning: Section = {
	id: 'future-migration-planning',
	title: 'Future Migration Planning',
	level: 3,
	parent: 'migration-strategy',
	draft: () =>
		'What is still to come. Write a plan as SQL in a code fence, here or in the section that it belongs to: it is listed below until a migration builds it.',
	blocks: (facts) =>
		orEmpty(
			'future-migration-planning',
			[...planTable(facts), ...anticipationBlocks(facts)],
			'Everything that this document says in SQL is built.',
		),
};
