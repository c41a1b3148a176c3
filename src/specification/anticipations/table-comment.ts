import { quoteLiteral, quoteRelation } from '../../dialects/postgres/ddl/quote.ts';
import type { Anticipation } from './anticipation.ts';
import { comparableTables, fewWithout } from './comparable-tables.ts';

/** What one row of a table is, in words. */
export const tableComment: Anticipation = {
	name: 'comment',
	find(facts) {
		const tables = comparableTables(facts, 'core', 'relationship', 'audit', 'reference');
		const without = fewWithout(tables, ({ comment }) => comment !== null);
		if (without.length === 0) return null;
		return {
			reason: 'Most tables say in a comment what they hold, which is what this document tells of them.',
			proposals: without.map((table) => ({
				table,
				missing: 'no comment',
				statements: [
					`COMMENT ON TABLE ${quoteRelation(table.namespace, table.name)} IS ${quoteLiteral('What is one row of this table?')}`,
				],
			})),
		};
	},
};
