import { shownName, shownNames } from '../old-tables.ts';
import type { Rule } from '../rule.ts';

/** A VACUUM FULL or CLUSTER, which writes tables anew while nobody may use them. */
export const vacuumFull: Rule = {
	id: 'vacuum-full',
	group: 'rewrites',
	severity: 'warning',
	title: 'VACUUM FULL or CLUSTER of a table in use',
	happens:
		'Both write the whole table and its indexes anew under an `ACCESS EXCLUSIVE` lock, for less room or another order of the rows.',
	matters:
		'Nobody reads or writes the table until it is done, and it takes the room of a second copy meanwhile.',
	instead:
		'Let plain `VACUUM` make the room usable again, which locks nobody out. To give it back, use the extension `pg_repack`, or `REPACK (CONCURRENTLY)` from PostgreSQL 19 on.',
	safe: 'VACUUM (ANALYZE) orders;',
	sources: ['squawk/prefer-repack'],
	check: {
		of: 'statement',
		judge: ({ tree, rewrites }) => {
			if (!tree || !('VacuumStmt' in tree || 'ClusterStmt' in tree)) return [];
			const tables = rewrites.filter(({ relation }) => relation.isOld && relation.kind !== 'index');
			const [first] = tables;
			if (!first) return [];
			const names = shownNames(tables.map(({ relation }) => shownName(relation)));
			return [
				{
					subject: `table ${shownName(first.relation)}`,
					message: `${'ClusterStmt' in tree ? 'CLUSTER' : 'VACUUM FULL'} writes all of ${names} anew under ACCESS EXCLUSIVE locks: reads and writes wait until it is done`,
				},
			];
		},
	},
};
