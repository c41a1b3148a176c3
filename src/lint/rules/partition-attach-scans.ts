import { objectsOf } from '../../model/schema.ts';
import { isOldTable, isSame, shownName } from '../old-tables.ts';
import { failureDetail } from '../row-failure.ts';
import type { Rule } from '../rule.ts';
import { addedObjects, changedObjects } from '../statement-changes.ts';

/** A partition that is attached or made by reading all rows of it, or of the default partition, under a lock. */
export const partitionAttachScans: Rule = {
	id: 'partition-attach-scans',
	group: 'locks',
	severity: 'warning',
	title: 'Attaching a partition reads whole tables while they are locked',
	happens:
		'`ATTACH PARTITION` takes an `ACCESS EXCLUSIVE` lock on the table that becomes a partition, and on the default partition, and reads every row of both, unless a validated check already says that they fit. `CREATE TABLE … PARTITION OF` does so with the default partition.',
	matters:
		'Nobody reads or writes these rows until all of them are read, queries of the whole table included.',
	instead:
		'Give the table a `CHECK` that says the same as its bound, and the default partition one that says the contrary, each `NOT VALID` and validated later; attach it then, and drop the checks.',
	safe: "ALTER TABLE measurements_2024 ADD CONSTRAINT bound\n  CHECK (at IS NOT NULL AND at >= '2024-01-01' AND at < '2025-01-01') NOT VALID;\n-- in a later migration\nALTER TABLE measurements_2024 VALIDATE CONSTRAINT bound;\nALTER TABLE measurements ATTACH PARTITION measurements_2024\n  FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');\nALTER TABLE measurements_2024 DROP CONSTRAINT bound;",
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) => {
			const attached = [
				...addedObjects(statement, 'table'),
				...changedObjects(statement, 'table')
					.filter(({ before }) => before.partitionOf === null)
					.map(({ after }) => after),
			];
			return attached.flatMap((table) => {
				const parent = table.partitionOf;
				if (!parent) return [];
				const inDefault = objectsOf(context.before, 'table').filter(
					({ partitionOf }) => partitionOf?.bound === 'DEFAULT' && isSame(partitionOf, parent),
				);
				const read = [table, ...inDefault].filter(
					(each) =>
						isOldTable(statement, context, each) &&
						statement.scans.some((relation) => relation.isOld && isSame(relation, each)),
				);
				if (read.length === 0) return [];
				const names = read.map(shownName).join(' and ');
				return [
					{
						subject: `table ${shownName(table)}`,
						message: `Every row of ${names} is read under an ACCESS EXCLUSIVE lock, to see whether it belongs into ${shownName(table)}`,
						...failureDetail(statement, '23514'),
					},
				];
			});
		},
	},
};
