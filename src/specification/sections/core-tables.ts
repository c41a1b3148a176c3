import { additionBlocks } from '../addition-blocks.ts';
import { orEmpty, type Section } from '../section.ts';
import { tableBlocks } from '../table-blocks.ts';

/** The tables that the business is about, and the lists that they refer to. */
export const coreTables: Section = {
	id: 'core-tables',
	title: 'Core Tables',
	level: 3,
	parent: 'complete-schema-design',
	draft: () => 'What the application is about. Start here to learn its words.',
	blocks: (facts) =>
		orEmpty(
			'core-tables',
			[...tableBlocks(facts, 'core', 'reference'), ...additionBlocks(facts)],
			'The migrations build no core table.',
		),
};
