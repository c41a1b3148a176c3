import { quoteIdentifier } from '../../../dialects/postgres/ddl/quote.ts';
import { partsOf } from '../../../model/schema.ts';
import { codeSpan } from '../../../specification/markdown.ts';
import { type Pattern, type QueryIdea, sampleOf } from '../idea.ts';
import { capital, fromName, keyColumns, rowsNoun } from '../names.ts';
import { shownColumns } from '../shown-columns.ts';

/** Rows whose document or list contains something, by a GIN index. */
export const containment: Pattern = (schema, table) =>
	partsOf(schema, table, 'index').flatMap((index): readonly QueryIdea[] => {
		if (index.method !== 'gin') return [];
		return keyColumns(schema, table, index).flatMap((name): readonly QueryIdea[] => {
			const column = partsOf(schema, table, 'column').find((each) => each.name === name);
			const part = column && partOf(column.type, quoteIdentifier(column.name));
			if (!column || !part) return [];
			return [
				{
					id: `containing by ${index.name}`,
					question: `${capital(rowsNoun(table.name))} whose ${codeSpan(column.name)} contains this.`,
					sample: sampleOf(part),
					isOrdered: false,
					index: 'needed',
					write: ([literal]) => `SELECT ${shownColumns(schema, table).map(quoteIdentifier).join(', ')}
FROM ${fromName(table)}
WHERE ${quoteIdentifier(column.name)} @> ${literal}
LIMIT 20`,
				},
			];
		});
	});

/** A small part of a row's value that the value contains. */
function partOf(type: string, column: string): string | null {
	if (type === 'jsonb') {
		return `CASE jsonb_typeof(${column})
	WHEN 'object' THEN (SELECT jsonb_build_object(key, value) FROM jsonb_each(${column}) ORDER BY key LIMIT 1)
	WHEN 'array' THEN (SELECT jsonb_build_array(value) FROM jsonb_array_elements(${column}) ORDER BY value LIMIT 1)
	END`;
	}
	return type.endsWith('[]') ? `CASE WHEN cardinality(${column}) > 0 THEN ${column}[1:1] END` : null;
}
