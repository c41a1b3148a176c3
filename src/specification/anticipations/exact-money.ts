import { quoteIdentifier, quoteRelation } from '../../dialects/postgres/ddl/quote.ts';
import { partsOf } from '../../model/schema.ts';
import { codeSpan } from '../markdown.ts';
import { snakeCase } from '../words/nouns.ts';
import type { Anticipation } from './anticipation.ts';
import { comparableTables } from './comparable-tables.ts';

const MONEY =
	/(?:^|_)(?:price|amount|cost|fee|balance|salary|revenue|subtotal|discount|payment|refund|payout)(?:_|$)/;
const OTHER = /(?:^|_)(?:rate|ratio|percent|percentage|factor|score|count)(?:_|$)/;

/** That money is counted exactly. */
export const exactMoney: Anticipation = {
	name: 'exact-money',
	find(facts) {
		const proposals = comparableTables(facts, 'core', 'relationship', 'audit', 'reference').flatMap((table) =>
			partsOf(facts.schema, table, 'column')
				.filter(({ name, type, generated }) => {
					const plain = snakeCase(name).toLowerCase();
					const isFloat = /^(?:real|double precision)$/.test(type);
					return isFloat && generated === null && MONEY.test(plain) && !OTHER.test(plain);
				})
				.map(({ name, type }) => ({
					table,
					missing: `${codeSpan(name)} is ${codeSpan(type)}`,
					statements: [
						`ALTER TABLE ${quoteRelation(table.namespace, table.name)} ALTER COLUMN ${quoteIdentifier(name)} TYPE numeric(19,4)`,
					],
				})),
		);
		if (proposals.length === 0) return null;
		return {
			reason:
				'A floating-point number cannot hold most decimal fractions, so that sums of money come out a little wrong. The change rewrites the table.',
			proposals,
		};
	},
};
