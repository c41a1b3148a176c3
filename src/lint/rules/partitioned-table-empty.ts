import { identify } from '../../model/identity.ts';
import { objectsOf } from '../../model/schema.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A partitioned table that takes no row. */
export const partitionedTableEmpty: Rule = {
	id: 'partitioned-table-empty',
	group: 'schema',
	severity: 'info',
	title: 'Partitioned table without partitions',
	happens:
		'A row goes into the partition that its key belongs to. Where there is none, the insert fails with `no partition of relation … found for row`.',
	matters: 'The table takes no row at all until something makes its first partition.',
	instead:
		'Make the partitions in the same migration, or a `DEFAULT` one; ignore this where a job makes them.',
	safe: "CREATE TABLE events_2027 PARTITION OF events FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');",
	sources: [],
	check: {
		of: 'schema',
		judge: (schema) => {
			const parents = new Set(
				[...objectsOf(schema, 'table'), ...objectsOf(schema, 'foreign-table')].map(({ partitionOf }) =>
					JSON.stringify([partitionOf?.namespace, partitionOf?.name]),
				),
			);
			return objectsOf(schema, 'table')
				.filter(
					({ namespace, name, partitionBy }) =>
						partitionBy !== null && !parents.has(JSON.stringify([namespace, name])),
				)
				.map((table) => ({
					object: identify(table),
					subject: `table ${displayObject(table)}`,
					message: `The partitioned table ${displayObject(table)} has no partition: no row can be put into it`,
				}));
		},
	},
};
