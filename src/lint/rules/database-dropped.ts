import type { Rule } from '../rule.ts';

/** A statement that drops a database of the server. */
export const databaseDropped: Rule = {
	id: 'database-dropped',
	group: 'compatibility',
	severity: 'error',
	title: 'Database dropped',
	happens:
		'`DROP DATABASE` deletes all files of a database at once. It cannot run inside a transaction and cannot be undone.',
	matters: 'Everything in it is lost, and everybody who uses it.',
	instead: 'No migration does that. Drop a database by hand, with a backup at hand.',
	safe: null,
	sources: ['squawk/ban-drop-database'],
	check: {
		of: 'statement',
		judge: ({ tree }) =>
			tree && 'DropdbStmt' in tree
				? [
						{
							subject: `database ${tree.DropdbStmt.dbname}`,
							message: `The whole database ${tree.DropdbStmt.dbname} is dropped`,
						},
					]
				: [],
	},
};
