import { quoteIdentifier, quoteRelation } from '../../dialects/postgres/ddl/quote.ts';
import { partsOf } from '../../model/schema.ts';
import { codeSpan } from '../markdown.ts';
import { listed } from '../words/listing.ts';
import type { Anticipation } from './anticipation.ts';
import { comparableTables, fewWithout } from './comparable-tables.ts';

/** That a moment is a moment, wherever it is read. */
export const timeZone: Anticipation = {
	name: 'time-zone',
	find(facts) {
		const moments = comparableTables(facts, 'core', 'relationship', 'audit', 'reference').flatMap((table) =>
			partsOf(facts.schema, table, 'column')
				.filter(({ type, generated }) => /^timestamp\b/.test(type) && generated === null)
				.map((column) => ({ table, column })),
		);
		const without = fewWithout(moments, ({ column }) => / with time zone$/.test(column.type));
		const tables = [...new Set(without.map(({ table }) => table))];
		if (tables.length === 0) return null;
		return {
			reason:
				'Most moments are kept as `timestamp with time zone`. Compared with one that is kept without, they are off by the time zone of whoever asks. The SQL takes what is there for UTC; it rewrites the table.',
			proposals: tables.map((table) => {
				const names = without.filter((each) => each.table === table).map(({ column }) => column.name);
				const changes = names.map(
					(name) =>
						`ALTER COLUMN ${quoteIdentifier(name)} TYPE timestamp with time zone USING ${quoteIdentifier(name)} AT TIME ZONE 'UTC'`,
				);
				return {
					table,
					missing: `${listed(names.map(codeSpan))} without time zone`,
					statements: [`ALTER TABLE ${quoteRelation(table.namespace, table.name)} ${changes.join(', ')}`],
				};
			}),
		};
	},
};
