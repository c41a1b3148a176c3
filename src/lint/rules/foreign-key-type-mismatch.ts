import { identify } from '../../model/identity.ts';
import { objectsOf, partsOf } from '../../model/schema.ts';
import { baseType } from '../column-types.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A foreign key whose columns are of other types than those that they refer to. */
export const foreignKeyTypeMismatch: Rule = {
	id: 'foreign-key-type-mismatch',
	group: 'schema',
	severity: 'warning',
	title: 'Foreign key between different types',
	happens:
		'PostgreSQL takes a foreign key between types that it can compare, such as `integer` and `bigint`, and casts at every check.',
	matters:
		'The smaller type ends before the key does: rows beyond it cannot be referred to. Casts can keep indexes from being used, and `numeric` beside `bigint` compares slowly.',
	instead: 'Give the column the type of the key.',
	safe: 'ALTER TABLE orders ADD COLUMN customer_id bigint REFERENCES customers (id);',
	sources: ['schemacrawler/LinterForeignKeyMismatch'],
	check: {
		of: 'schema',
		judge: (schema) =>
			objectsOf(schema, 'foreign-key').flatMap((key) => {
				const { namespace, relation, columns, references, inherited } = key;
				const own = partsOf(schema, { namespace, name: relation }, 'column');
				const target = { namespace: references.namespace, name: references.relation };
				const others = partsOf(schema, target, 'column');
				if (inherited) return [];
				return columns.flatMap((name, index) => {
					const column = own.find((each) => each.name === name);
					const other = others.find((each) => each.name === references.columns[index]);
					if (!column || !other || areAlike(column.type, other.type)) return [];
					const message = `The column ${displayObject(column)} is ${column.type} and refers to ${displayObject(other)}, which is ${other.type}`;
					const because = [identify(column), identify(other)];
					return [{ object: identify(key), because, subject: `foreign key ${displayObject(key)}`, message }];
				});
			}),
	},
};

/** Lengths do not matter, nor do text and varchar. */
function areAlike(type: string, other: string): boolean {
	const [one, two] = [type, other].map((each) => baseType(each).replace('character varying', 'text'));
	return one === two;
}
