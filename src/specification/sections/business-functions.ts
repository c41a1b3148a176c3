import { routineBlocks, servesTriggers } from '../routine-blocks.ts';
import { orEmpty, type Section } from '../section.ts';

/** Functions and procedures that the application calls, one block each. */
export const businessFunctions: Section = {
	id: 'business-functions',
	title: 'Business Logic Functions',
	level: 3,
	parent: 'database-functions',
	draft: () => 'Logic that lives in the database so that every application gets the same answer.',
	blocks: (facts) =>
		orEmpty(
			'business-functions',
			routineBlocks(facts, (routine) => !servesTriggers(routine)),
			'No business logic lives in the database.',
		),
};
