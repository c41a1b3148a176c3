import { identify } from '../../model/identity.ts';
import type { ForeignKey } from '../../model/objects.ts';
import { objectsOf } from '../../model/schema.ts';
import { displayObject, listWords } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A foreign key that checks what another one checks. */
export const duplicateForeignKey: Rule = {
	id: 'duplicate-foreign-key',
	group: 'schema',
	severity: 'warning',
	title: 'Foreign key twice',
	happens:
		'Two foreign keys over the same columns to the same key are both checked at every write; when a row is deleted, the actions of both run.',
	matters:
		'Every write is checked twice. Where the actions differ, `RESTRICT` or `NO ACTION` of the one stops the `CASCADE` of the other.',
	instead: 'Drop the one that is not wanted in the migration that adds the other.',
	safe: 'ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey;',
	sources: ['tbls/duplicateRelations'],
	check: {
		of: 'schema',
		judge: (schema) => {
			const seen = new Map<string, ForeignKey>();
			return objectsOf(schema, 'foreign-key').flatMap((key) => {
				const { namespace, relation, columns, references, inherited } = key;
				if (inherited) return [];
				const pairs = columns.map((column, index) => [column, references.columns[index]]);
				const target = [references.namespace, references.relation];
				const likeness = JSON.stringify([namespace, relation, target, pairs.toSorted()]);
				const first = seen.get(likeness);
				if (!first) {
					seen.set(likeness, key);
					return [];
				}
				const subject = `foreign key ${displayObject(key)}`;
				const names = listWords([first, key].map(displayObject));
				const message = `The foreign keys ${names} check the same`;
				return [{ object: identify(key), because: [identify(first)], subject, message }];
			});
		},
	},
};
