import { quoteIdentifier } from '../../../dialects/postgres/ddl/quote.ts';
import { objectsOf, partsOf, type Schema } from '../../../model/schema.ts';
import { codeSpan } from '../../../specification/markdown.ts';
import { listed } from '../../../specification/words/listing.ts';
import { type Pattern, type QueryIdea, sampleOf } from '../idea.ts';
import { capital, fromName, keyColumns, rowsNoun } from '../names.ts';
import { shownColumns } from '../shown-columns.ts';

/** Rows whose range overlaps another one, by a GiST index, such as that of an exclusion constraint. */
export const overlap: Pattern = (schema, table) =>
	partsOf(schema, table, 'index').flatMap((index): readonly QueryIdea[] => {
		if (!/^(?:sp)?gist$/.test(index.method)) return [];
		const names = keyColumns(schema, table, index);
		const columns = names.flatMap((name) =>
			partsOf(schema, table, 'column').filter((each) => each.name === name),
		);
		const ranges = columns.filter(({ type }) => isRange(schema, type));
		if (ranges.length === 0 || columns.length < names.length) return [];
		const keys = columns.map(({ name }) => quoteIdentifier(name));
		const others = columns.filter((column) => !ranges.includes(column)).map(({ name }) => codeSpan(name));
		return [
			{
				id: `overlapping by ${index.name}`,
				question: `${capital(rowsNoun(table.name))} whose ${listed(ranges.map(({ name }) => codeSpan(name)))} overlaps this one${others.length > 0 ? `, for one ${listed(others)}` : ''}.`,
				sample: sampleOf(...keys),
				isOrdered: false,
				index: 'needed',
				write: (literals) => `SELECT ${shownColumns(schema, table, ...columns.map(({ name }) => name))
					.map(quoteIdentifier)
					.join(', ')}
FROM ${fromName(table)}
WHERE ${columns
					.map((column, place) => `${keys[place]} ${ranges.includes(column) ? '&&' : '='} ${literals[place]}`)
					.join('\n  AND ')}
LIMIT 20`,
			},
		];
	});

function isRange(schema: Schema, type: string): boolean {
	if (/^(?:int[48]|num|ts|tstz|date)(?:multi)?range$/.test(type)) return true;
	return objectsOf(schema, 'range').some(({ name }) => type === name || type.endsWith(`.${name}`));
}
