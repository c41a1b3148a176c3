import { identify } from '../../model/identity.ts';
import { objectsOf } from '../../model/schema.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A table that a crash empties. */
export const unloggedTable: Rule = {
	id: 'unlogged-table',
	group: 'schema',
	severity: 'info',
	title: 'Table that is not logged',
	happens:
		'An `UNLOGGED` table writes nothing to the log: it is faster, and PostgreSQL empties it after a crash. Standbys have no rows of it.',
	matters: 'A restart at the wrong moment, or a failover, loses all of its rows.',
	instead: 'Use it only for what can be made again, such as a cache.',
	safe: 'CREATE TABLE sessions (id uuid PRIMARY KEY);',
	sources: [],
	check: {
		of: 'schema',
		judge: (schema) =>
			objectsOf(schema, 'table')
				.filter(({ unlogged, partitionOf }) => unlogged && partitionOf === null)
				.map((table) => ({
					object: identify(table),
					subject: `table ${displayObject(table)}`,
					message: `The table ${displayObject(table)} is UNLOGGED: a crash empties it, and standbys do not have its rows`,
				})),
	},
};
