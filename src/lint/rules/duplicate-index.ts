import { identify } from '../../model/identity.ts';
import type { Index } from '../../model/objects.ts';
import { objectsOf } from '../../model/schema.ts';
import { likenessOf, ownIndexes } from '../index-likeness.ts';
import { displayObject, listWords } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** An index that does what another one does. */
export const duplicateIndex: Rule = {
	id: 'duplicate-index',
	group: 'schema',
	severity: 'warning',
	title: 'Index twice',
	happens:
		'Two indexes of the same table with the same method, keys, order, operator classes, predicate and included columns hold the same. PostgreSQL uses either one and writes both.',
	matters: 'Each insert, and most updates, pay for it, and it takes its place on disk and in memory.',
	instead: 'Drop one of them; keep the one that a constraint needs.',
	safe: 'DROP INDEX CONCURRENTLY orders_customer_idx;',
	sources: ['splinter/duplicate_index'],
	check: {
		of: 'schema',
		judge: (schema) =>
			[...objectsOf(schema, 'table'), ...objectsOf(schema, 'materialized-view')].flatMap((table) => {
				const seen = new Map<string, Index>();
				return ownIndexes(schema, table).flatMap((index) => {
					const likeness = JSON.stringify([index.unique, likenessOf(index)]);
					const first = seen.get(likeness);
					if (!first) {
						seen.set(likeness, index);
						return [];
					}
					const subject = `index ${displayObject(index)}`;
					const names = listWords([first, index].map(displayObject));
					const message = `The indexes ${names} hold the same`;
					return [{ object: identify(index), because: [identify(first)], subject, message }];
				});
			}),
	},
};
