import { isTable, shownName } from '../old-tables.ts';
import type { Rule } from '../rule.ts';

/** A DELETE of all rows of a table that was there before. */
export const deleteWithoutWhere: Rule = {
	id: 'delete-without-where',
	group: 'data',
	severity: 'warning',
	title: 'DELETE without WHERE',
	happens:
		'`DELETE` without `WHERE` or `USING` takes all rows of the table, and by `ON DELETE CASCADE` perhaps rows of others, one by one in a single transaction.',
	matters:
		'The rows are gone once the transaction is over; on a large table that takes long and leaves the room in use.',
	instead: 'Say which rows are meant. Where all are, say so with `TRUNCATE`, or delete them in batches.',
	safe: "DELETE FROM sessions WHERE expires_at < now() - interval '30 days';",
	sources: [],
	check: {
		of: 'statement',
		judge: ({ tree, locks, held }) => {
			if (!tree || !('DeleteStmt' in tree)) return [];
			const { whereClause, usingClause, relation: named } = tree.DeleteStmt;
			if (whereClause || (usingClause ?? []).length > 0) return [];
			const table = [...locks, ...held].find(
				({ relation }) =>
					isTable(relation) &&
					relation.name === named?.relname &&
					(named.schemaname === undefined || relation.namespace === named.schemaname),
			);
			if (!table?.relation.isOld) return [];
			const name = shownName(table.relation);
			return [{ subject: `table ${name}`, message: `All rows of ${name} are deleted` }];
		},
	},
};
