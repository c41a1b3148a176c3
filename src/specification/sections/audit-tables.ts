import { orEmpty, type Section } from '../section.ts';
import { tableBlocks } from '../table-blocks.ts';

/** The tables that record what happened and are only added to. */
export const auditTables: Section = {
	id: 'audit-tables',
	title: 'Audit and Tracking Tables',
	level: 3,
	parent: 'complete-schema-design',
	draft: () => 'Records of what happened; rows are added and not edited.',
	blocks: (facts) =>
		orEmpty('audit-tables', tableBlocks(facts, 'audit'), 'No table has the shape of an audit log.'),
};
