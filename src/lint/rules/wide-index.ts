import { displayObject } from '../object-words.ts';
import { inTheEnd } from '../old-objects.ts';
import type { Rule } from '../rule.ts';
import { addedObjects } from '../statement-changes.ts';

/** An index that is not unique and has more keys than help. */
export const wideIndex: Rule = {
	id: 'wide-index',
	group: 'robustness',
	severity: 'info',
	title: 'Index over many columns',
	happens:
		'A B-tree is searched by its first columns; each further one only helps queries that fix all before it, and makes the index larger and each write slower.',
	matters:
		'Indexes over many columns are often several that somebody hoped to save. PostgreSQL can combine separate ones in one query.',
	instead:
		'Keep the columns that narrow the search most. What only has to be read from the index goes into `INCLUDE`.',
	safe: 'CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id, created_at) INCLUDE (total);',
	sources: ['strong_migrations/add_index_columns'],
	options: {
		'max-columns': { default: 3, description: 'How many columns an index may have that is not unique.' },
	},
	check: {
		of: 'statement',
		judge: (statement, context, { 'max-columns': most }) =>
			addedObjects(statement, 'index')
				.filter(({ unique, keys, method, partitionOf, constraint }) => {
					const isMeant = !unique && method === 'btree' && partitionOf === null && constraint === null;
					return isMeant && keys.length > Number(most);
				})
				.filter((index) => inTheEnd(index, context))
				.map((index) => ({
					subject: `index ${displayObject(index)}`,
					message: `The index ${displayObject(index)} has ${index.keys.length} columns, more than ${most}`,
				})),
	},
};
