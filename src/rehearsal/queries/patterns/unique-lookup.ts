import { quoteIdentifier } from '../../../dialects/postgres/ddl/quote.ts';
import type { Table } from '../../../model/objects.ts';
import { partsOf, type Schema } from '../../../model/schema.ts';
import { codeSpan } from '../../../specification/markdown.ts';
import { listed } from '../../../specification/words/listing.ts';
import { rowNoun, singularName, snakeCase } from '../../../specification/words/nouns.ts';
import { type Pattern, type QueryIdea, sampleOf } from '../idea.ts';
import { fromName, keyColumns, operand } from '../names.ts';
import { shownColumns } from '../shown-columns.ts';

/** The one row that a unique index finds, by something else than the primary key. */
export const uniqueLookup: Pattern = (schema, table) => {
	const primary = partsOf(schema, table, 'primary-key')[0];
	const details = detailKeys(schema, table);
	const indexes = partsOf(schema, table, 'index').filter(
		({ unique, constraint, predicate }) =>
			unique && predicate === null && (primary === undefined || constraint !== primary.name),
	);
	const isKnownOtherwise = (columns: readonly (string | null)[]): boolean =>
		[...(primary ? [primary.columns] : []), ...details].some((key) => `${key}` === `${columns}`);
	return indexes.flatMap((index): readonly QueryIdea[] => {
		const columns = keyColumns(schema, table, index);
		if (isKnownOtherwise(columns)) return [];
		const words = index.keys.map((key, place) => codeSpan(columns[place] ?? key));
		return [
			{
				id: `one by ${index.name}`,
				question: `The one ${rowNoun(table.name)} with this ${listed(words)}.`,
				sample: sampleOf(...index.keys),
				isOrdered: false,
				index: 'needed',
				write: (literals) => lookup(schema, table, index.keys, columns, literals),
			},
		];
	});
};

/** Foreign keys to what is a detail of the table, as `team_settings` are of `teams`: nobody looks for the table by those. */
function detailKeys(schema: Schema, table: Table): readonly (readonly string[])[] {
	const own = `${singularName(snakeCase(table.name))}_`;
	return partsOf(schema, table, 'foreign-key')
		.filter(({ references }) => snakeCase(references.relation).startsWith(own))
		.map(({ columns }) => columns);
}

function lookup(
	schema: Schema,
	table: Table,
	keys: readonly string[],
	columns: readonly (string | null)[],
	literals: readonly string[],
): string {
	const shown = shownColumns(schema, table, ...columns.filter((column) => column !== null));
	const conditions = keys.map((key, place) => `${operand(key)} = ${literals[place]}`);
	return `SELECT ${shown.map(quoteIdentifier).join(', ')}
FROM ${fromName(table)}
WHERE ${conditions.join('\n  AND ')}`;
}
