import { identify } from '../../model/identity.ts';
import { objectsOf, partsOf } from '../../model/schema.ts';
import { displayObject, listWords } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A foreign key whose columns no index begins with. */
export const foreignKeyWithoutIndex: Rule = {
	id: 'foreign-key-without-index',
	group: 'schema',
	severity: 'warning',
	title: 'Foreign key without an index',
	happens:
		'PostgreSQL makes an index for the key that is referred to, not for the columns that refer to it. When a referenced row is deleted, or its key changes, it looks for rows that refer to it; without an index it reads the whole table, once for each row.',
	matters:
		'A delete of a few rows takes seconds and holds its locks for as long, and joins along the key are slow.',
	instead: 'Build an index that begins with the columns of the foreign key, before the constraint.',
	safe: 'CREATE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id);',
	sources: [
		'eugene/E15',
		'splinter/unindexed_foreign_keys',
		'schemacrawler/LinterForeignKeyWithNoIndexes',
		'tbls/requireForeignKeyIndex',
		'strong_migrations/add_reference',
	],
	check: {
		of: 'schema',
		judge: (schema) =>
			objectsOf(schema, 'foreign-key').flatMap((key) => {
				const { namespace, relation, columns, inherited } = key;
				const table = { namespace, name: relation };
				const indexes = partsOf(schema, table, 'index').filter(
					({ valid, predicate }) => valid && predicate === null,
				);
				// A partition's is told of the table that it is a part of. The order of the first columns does not matter.
				if (
					inherited ||
					indexes.some(({ keys }) =>
						columns.every((column) => keys.slice(0, columns.length).includes(column)),
					)
				)
					return [];
				const name = displayObject(key);
				const message = `No index begins with ${listWords(columns)} of ${relation}: each delete from ${key.references.relation} reads the whole table`;
				return [{ object: identify(key), subject: `foreign key ${name}`, message }];
			}),
	},
};
