import { namedDrops } from '../named-drops.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';
import { addedObjects } from '../statement-changes.ts';

/** A table that is dropped where it exists and made anew by the same migration. */
export const tableForceCreated: Rule = {
	id: 'table-force-created',
	group: 'compatibility',
	severity: 'info',
	title: 'Table dropped before it is created',
	happens:
		'`DROP TABLE IF EXISTS` before `CREATE TABLE` does nothing where the table is new, and throws all of its rows away where it exists.',
	matters:
		'When the migration runs again, or in a database that already has the table, the rows are gone without an error.',
	instead: 'Leave the `DROP` out: then the `CREATE` fails where it would destroy something.',
	safe: 'CREATE TABLE users (id bigint PRIMARY KEY);',
	sources: ['strong_migrations/create_table'],
	check: {
		of: 'migration',
		judge: ({ statements }) => {
			const drops = statements.filter(
				({ tree, losses, effects }) =>
					tree &&
					'DropStmt' in tree &&
					tree.DropStmt.missing_ok &&
					losses.length === 0 &&
					effects.length === 0,
			);
			return statements.flatMap((statement) =>
				drops.length === 0
					? []
					: addedObjects(statement, 'table').flatMap((table) => {
							const drop = drops.find(
								({ tree, index }) => index < statement.index && namedDrops(tree)?.names(table),
							);
							if (!drop) return [];
							const name = displayObject(table);
							const message = `The table ${name} is dropped before it is created: where it exists, its rows are lost`;
							return [{ statement: drop, subject: `table ${name}`, message }];
						}),
			);
		},
	},
};
