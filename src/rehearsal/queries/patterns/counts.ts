import { quoteIdentifier } from '../../../dialects/postgres/ddl/quote.ts';
import { objectsOf, partsOf, type Schema } from '../../../model/schema.ts';
import { codeSpan } from '../../../specification/markdown.ts';
import { snakeCase } from '../../../specification/words/nouns.ts';
import type { Pattern } from '../idea.ts';
import { fromName, rowsNoun } from '../names.ts';

/** What people count by; other labels are settings. */
const STATE = /(?:^|_)(?:status|state|kind|type|phase|stage|priority|role)$/;

/** How many rows there are of each label of an enumeration. */
export const counts: Pattern = (schema, table) =>
	partsOf(schema, table, 'column')
		.filter(({ name, type }) => STATE.test(snakeCase(name)) && isEnum(schema, type))
		.slice(0, 1)
		.map(({ name }) => {
			const column = quoteIdentifier(name);
			return {
				id: `count by ${name}`,
				question: `How many ${rowsNoun(table.name)} there are of each ${codeSpan(name)}.`,
				sample: null,
				isOrdered: false,
				index: 'idle',
				write: () => `SELECT ${column}, count(*)
FROM ${fromName(table)}
GROUP BY ${column}
ORDER BY count(*) DESC`,
			};
		});

function isEnum(schema: Schema, type: string): boolean {
	return objectsOf(schema, 'enum').some(
		({ namespace, name }) =>
			type === quoteIdentifier(name) || type === `${quoteIdentifier(namespace)}.${quoteIdentifier(name)}`,
	);
}
