import { quoteIdentifier } from '../../../dialects/postgres/ddl/quote.ts';
import type { Index, Table } from '../../../model/objects.ts';
import { partsOf, type Schema } from '../../../model/schema.ts';
import { codeSpan } from '../../../specification/markdown.ts';
import { areRequired } from '../../../specification/relations.ts';
import { listed } from '../../../specification/words/listing.ts';
import type { Pattern, QueryIdea } from '../idea.ts';
import { capital, fromName, keyColumns, rowsNoun } from '../names.ts';
import { shownColumns } from '../shown-columns.ts';

/**
 * The next page of a long list, from where the last one ended, by an index over a time and what tells equal times apart;
 * columns before the time stay the same.
 */
export const pageByPage: Pattern = (schema, table) =>
	partsOf(schema, table, 'index').flatMap((index) => pages(schema, table, index));

function pages(schema: Schema, table: Table, index: Index): readonly QueryIdea[] {
	if (index.method !== 'btree' || index.predicate !== null) return [];
	const names = keyColumns(schema, table, index);
	const columns = names.flatMap((name) =>
		partsOf(schema, table, 'column').filter((each) => each.name === name),
	);
	const time = columns.findIndex(({ type }) => /^(?:timestamp|date)/.test(type));
	const isWhole = columns.length === names.length && time >= 0 && time <= 1;
	if (!isWhole || columns.length < 2 || !hasOneDirection(index, time)) return [];
	const keys = columns.map(({ name }) => quoteIdentifier(name));
	const [fixed, moving] = [keys.slice(0, time), keys.slice(time)];
	if (
		!areRequired(
			schema,
			table,
			columns.slice(time).map(({ name }) => name),
		)
	)
		return [];
	const order = moving.map((key) => `${key} DESC`).join(', ');
	const within =
		fixed.length > 0 ? ` of one ${listed(columns.slice(0, time).map(({ name }) => codeSpan(name)))}` : '';
	return [
		{
			id: `page by ${index.name}`,
			question: `${capital(rowsNoun(table.name))}${within}, newest first, from where the page before ended.`,
			sample: { expressions: keys, where: null, orderBy: order },
			isOrdered: true,
			index: 'needed',
			write: (literals) => `SELECT ${shownColumns(schema, table, ...columns.map(({ name }) => name))
				.map(quoteIdentifier)
				.join(', ')}
FROM ${fromName(table)}
WHERE ${[
				...fixed.map((key, place) => `${key} = ${literals[place]}`),
				`${row(moving)} < ${row(literals.slice(time))}`,
			].join('\n  AND ')}
ORDER BY ${order}
LIMIT 20`,
		},
	];
}

function row(values: readonly string[]): string {
	return values.length === 1 ? values[0]! : `(${values.join(', ')})`;
}

/** Rows are compared as a whole only where all keys run the same way. */
function hasOneDirection({ definition }: Index, from: number): boolean {
	const list =
		/\bUSING btree \((.*?)\)(?: INCLUDE| NULLS| WITH| TABLESPACE| WHERE|$)/s.exec(definition)?.[1] ?? '';
	const directions = list
		.split(', ')
		.slice(from)
		.map((key) => / DESC\b/.test(key));
	return directions.every((direction) => direction === directions[0]) && !/ NULLS (?:FIRST|LAST)/.test(list);
}
