import { namedRelations } from '../../sql/named-relations.ts';
import { isSame, shownName, shownNames } from '../old-tables.ts';
import type { Rule } from '../rule.ts';

/** A TRUNCATE, which throws all rows of tables away. */
export const truncate: Rule = {
	id: 'truncate',
	group: 'data',
	severity: 'warning',
	title: 'TRUNCATE of a table that was there before',
	happens:
		'`TRUNCATE` throws all rows away under an `ACCESS EXCLUSIVE` lock, without triggers for each row. With `CASCADE` it does the same with every table that refers to one of them by a foreign key, whatever `ON DELETE` says.',
	matters:
		'The rows are gone once the transaction is over, with `CASCADE` also those of tables that nobody thought of.',
	instead:
		'Delete the rows that are meant, or name every table that is to be emptied, without `CASCADE`, so that the statement fails if there is another one.',
	safe: 'TRUNCATE sessions, session_events;',
	sources: ['squawk/ban-truncate-cascade'],
	check: {
		of: 'statement',
		judge: ({ tree, rewrites, losses }) => {
			if (!tree || !('TruncateStmt' in tree)) return [];
			const emptied = [
				...rewrites.map(({ relation }) => relation),
				...losses.filter(({ column }) => column === null).map(({ relation }) => relation),
			].filter(({ kind, isOld }) => kind === 'table' && isOld);
			const tables = emptied.filter((table, at) => emptied.findIndex((each) => isSame(each, table)) === at);
			const [first] = tables;
			if (!first) return [];
			const named = namedRelations(tree).map(({ name }) => name);
			const others = tables.filter(({ name }) => !named.includes(name));
			const isCascade = tree.TruncateStmt.behavior === 'DROP_CASCADE' && others.length > 0;
			const own = shownNames(tables.filter((table) => !isCascade || !others.includes(table)).map(shownName));
			return [
				{
					subject: `table ${shownName(first)}`,
					message: `All rows of ${own} are thrown away${isCascade ? `, and by CASCADE those of ${shownNames(others.map(shownName))}, which the statement does not name` : ''}`,
				},
			];
		},
	},
};
