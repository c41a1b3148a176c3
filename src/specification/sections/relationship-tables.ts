import { orEmpty, type Section } from '../section.ts';
import { tableBlocks } from '../table-blocks.ts';

/** The tables that join others, many to many. */
export const relationshipTables: Section = {
	id: 'relationship-tables',
	title: 'Relationship Tables',
	level: 3,
	parent: 'complete-schema-design',
	draft: () => 'Tables whose rows connect rows of other tables, many to many.',
	blocks: (facts) =>
		orEmpty('relationship-tables', tableBlocks(facts, 'relationship'), 'No table joins others many to many.'),
};
