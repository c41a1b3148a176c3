import { quoteRelation } from '../../dialects/postgres/ddl/quote.ts';
import type { Anticipation } from './anticipation.ts';
import { comparableTables, fewWithout } from './comparable-tables.ts';

/** That the database decides who sees which rows. */
export const rowSecurity: Anticipation = {
	name: 'row-level-security',
	find(facts) {
		const tables = comparableTables(facts, 'core', 'relationship', 'audit');
		const without = fewWithout(tables, (table) => table.rowSecurity);
		if (without.length === 0) return null;
		return {
			reason:
				'Most tables have row-level security. In one without it, whoever may read the table reads all of its rows. Once it is on, no row is seen until a policy lets it be seen.',
			proposals: without.map((table) => ({
				table,
				missing: 'no row-level security',
				statements: [`ALTER TABLE ${quoteRelation(table.namespace, table.name)} ENABLE ROW LEVEL SECURITY`],
			})),
		};
	},
};
