import { identify } from '../../model/identity.ts';
import { objectsOf, partsOf } from '../../model/schema.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';
import { uniqueKeysOf } from '../unique-keys.ts';

/** A table whose rows nothing tells apart. */
export const tableWithoutPrimaryKey: Rule = {
	id: 'table-without-primary-key',
	group: 'schema',
	severity: 'warning',
	title: 'Table without a primary key',
	happens:
		'Nothing stops the same row from being there twice, and no statement can name one of the two (but by `ctid`).',
	matters:
		'Logical replication refuses updates and deletes of such a table once it is published, mappers and tools that copy or repair rows need a key, and duplicates stay.',
	instead: 'Give it a primary key; for a table that joins two others, both foreign keys together.',
	safe: 'CREATE TABLE memberships (user_id bigint, team_id bigint, PRIMARY KEY (user_id, team_id));',
	sources: ['splinter/no_primary_key', 'schemacrawler/LinterTableWithNoPrimaryKey'],
	check: {
		of: 'schema',
		judge: (schema) =>
			objectsOf(schema, 'table').flatMap((table) => {
				// A partition is told of the table that it is a part of; a child has none of its parent's keys, but a reason.
				if (table.partitionOf !== null || table.inherits.length > 0) return [];
				if (partsOf(schema, table, 'primary-key').length > 0) return [];
				const columns = partsOf(schema, table, 'column');
				const required = new Set(columns.filter(({ notNull }) => notNull).map(({ name }) => name));
				const keys = uniqueKeysOf(schema, table).filter(({ predicate }) => predicate === null);
				if (columns.length === 0 || keys.some((key) => key.keys.every((name) => required.has(name))))
					return [];
				const name = displayObject(table);
				const message = `The table ${name} has no primary key: the same row can be in it twice`;
				return [{ object: identify(table), subject: `table ${name}`, message }];
			}),
	},
};
