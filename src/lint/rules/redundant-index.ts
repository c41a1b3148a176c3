import { identify } from '../../model/identity.ts';
import { objectsOf } from '../../model/schema.ts';
import { isBeginningOf, ownIndexes } from '../index-likeness.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** An index whose keys are the first ones of another index. */
export const redundantIndex: Rule = {
	id: 'redundant-index',
	group: 'schema',
	severity: 'info',
	title: 'Index that another one begins with',
	happens:
		'A B-tree over `(a, b)` serves queries on `a` nearly as well as one over `(a)` does. Unique indexes are not taken for redundant, because they keep rows apart.',
	matters:
		'The shorter index costs each insert and most updates, for a search that is a little faster at best.',
	instead: 'Drop the shorter one, unless it is much smaller and read all the time.',
	safe: 'DROP INDEX CONCURRENTLY orders_customer_id_idx;',
	sources: ['schemacrawler/LinterRedundantIndexes'],
	check: {
		of: 'schema',
		judge: (schema) =>
			[...objectsOf(schema, 'table'), ...objectsOf(schema, 'materialized-view')].flatMap((table) => {
				const indexes = ownIndexes(schema, table);
				return indexes.flatMap((index) => {
					if (index.unique || index.constraint !== null) return [];
					const longer = indexes.find((other) => other !== index && isBeginningOf(index, other));
					if (!longer) return [];
					const subject = `index ${displayObject(index)}`;
					const message = `The ${subject} holds what ${displayObject(longer)} begins with`;
					return [{ object: identify(index), because: [identify(longer)], subject, message }];
				});
			}),
	},
};
