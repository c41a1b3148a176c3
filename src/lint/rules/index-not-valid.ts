import { identify } from '../../model/identity.ts';
import { objectsOf } from '../../model/schema.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** An index that is kept up and not used. */
export const indexNotValid: Rule = {
	id: 'index-not-valid',
	group: 'schema',
	severity: 'warning',
	title: 'Index left invalid',
	happens:
		'A `CREATE INDEX CONCURRENTLY` that failed leaves an index that every write keeps up and no query uses. An index that was made `ON ONLY` a partitioned table stays invalid until all partitions have theirs attached.',
	matters: 'It costs as much as a good one, and `IF NOT EXISTS` takes it for one.',
	instead: "Drop it and build it again, or attach the missing partitions' indexes.",
	safe: `DROP INDEX CONCURRENTLY orders_note_idx;
CREATE INDEX CONCURRENTLY orders_note_idx ON orders (note);`,
	sources: [],
	check: {
		of: 'schema',
		judge: (schema) =>
			objectsOf(schema, 'index')
				.filter(({ valid }) => !valid)
				.map((index) => ({
					object: identify(index),
					subject: `index ${displayObject(index)}`,
					message: `The index ${displayObject(index)} is left invalid: writes keep it up and no query uses it`,
				})),
	},
};
