import { quoteIdentifier, quoteLiteral } from '../../../dialects/postgres/ddl/quote.ts';
import type { Index, Table } from '../../../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../../../model/schema.ts';
import { codeSpan } from '../../../specification/markdown.ts';
import type { Pattern, QueryIdea } from '../idea.ts';
import { capital, fromName, keyColumns, operand, rowsNoun } from '../names.ts';
import { shownColumns } from '../shown-columns.ts';

const CONFIGURATION = /\bto_tsvector\(\s*'([^']+)'/;

/** Rows in which a word occurs, in whatever form, by a full-text index with its own expression and configuration. */
export const wordSearch: Pattern = (schema, table) =>
	partsOf(schema, table, 'index')
		.filter(({ method }) => /^(?:gin|gist|rum)$/.test(method))
		.flatMap((index) => searches(schema, table, index));

function searches(schema: Schema, table: Table, index: Index): readonly QueryIdea[] {
	const columns = keyColumns(schema, table, index);
	return index.keys.flatMap((key, place): readonly QueryIdea[] => {
		const column = columns[place] ?? null;
		const isVector =
			column === null ? /\bto_tsvector\(/.test(key) : typeOf(schema, table, column) === 'tsvector';
		if (!isVector) return [];
		const configuration =
			column === null ? CONFIGURATION.exec(key)?.[1] : configurationOf(schema, table, column);
		const argument =
			configuration === undefined ? '' : `${quoteLiteral(configuration.replace(/^pg_catalog\./, ''))}, `;
		const document = operand(key);
		// An expression would have to be said twice to rank by it.
		const order = (query: string): string =>
			column === null ? '' : `\nORDER BY ts_rank(${document}, ${query}) DESC`;
		return [
			{
				id: `words by ${index.name}`,
				question: `${capital(rowsNoun(table.name))} in which a word occurs${column === null ? '' : `, by ${codeSpan(column)}, best match first`}.`,
				// The shortest lexeme of some length is the likeliest to be a word as people write it.
				sample: {
					expressions: [
						`(SELECT word FROM unnest(tsvector_to_array(${key})) AS word WHERE word ~ '^[a-z]{3,}$' ORDER BY length(word) < 4, length(word), word LIMIT 1)`,
					],
					where: null,
					orderBy: null,
				},
				isOrdered: false,
				index: 'needed',
				write: ([literal]) => {
					const query = `websearch_to_tsquery(${argument}${literal})`;
					return `SELECT ${shownColumns(schema, table).map(quoteIdentifier).join(', ')}
FROM ${fromName(table)}
WHERE ${document} @@ ${query}${order(query)}
LIMIT 20`;
				},
			},
		];
	});
}

function typeOf(schema: Schema, table: Table, column: string): string | undefined {
	return partsOf(schema, table, 'column').find(({ name }) => name === column)?.type;
}

/** Whoever fills the column says in which language: its own expression, or the function of a trigger. */
function configurationOf(schema: Schema, table: Table, column: string): string | undefined {
	const generated = partsOf(schema, table, 'column').find(({ name }) => name === column)?.generated;
	if (generated) return CONFIGURATION.exec(generated.expression)?.[1];
	for (const trigger of partsOf(schema, table, 'trigger')) {
		const built = /\btsvector_update_trigger\('[^']*',\s*'([^']+)'/.exec(trigger.definition)?.[1];
		if (built !== undefined) return built;
		const routine = objectsOf(schema, 'function').find(
			({ namespace, name }) => trigger.function === name || trigger.function === `${namespace}.${name}`,
		);
		const said = routine && CONFIGURATION.exec(routine.definition)?.[1];
		if (said !== undefined) return said;
	}
	return undefined;
}
