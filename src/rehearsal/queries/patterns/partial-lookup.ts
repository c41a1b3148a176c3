import { quoteIdentifier } from '../../../dialects/postgres/ddl/quote.ts';
import type { Column, Index, Table } from '../../../model/objects.ts';
import { partsOf, type Schema } from '../../../model/schema.ts';
import { codeSpan } from '../../../specification/markdown.ts';
import { listed } from '../../../specification/words/listing.ts';
import { rowNoun } from '../../../specification/words/nouns.ts';
import { describeRows } from '../../../specification/words/some-rows.ts';
import type { Pattern, QueryIdea } from '../idea.ts';
import { capital, fromName, keyColumns, rowsNoun } from '../names.ts';
import { shownColumns } from '../shown-columns.ts';

/** Rows by an index that holds only some of them: its condition has to be in the query. */
export const partialLookup: Pattern = (schema, table) =>
	partsOf(schema, table, 'index').flatMap((index): readonly QueryIdea[] => {
		const { predicate } = index;
		const columns = columnsOf(schema, table, index);
		if (predicate === null || index.method !== 'btree' || columns === null) return [];
		// Nobody asks for one moment: such an index is read in its order.
		if (columns.some(isTime) || isPrimary(schema, table, columns)) return [];
		// What the condition says already need not be asked again.
		const asked = columns.filter(({ type, name }) => type !== 'boolean' || !hasWord(predicate, name));
		const keys = asked.map(({ name }) => quoteIdentifier(name));
		const rows = index.unique ? `The one ${rowNoun(table.name)}` : capital(rowsNoun(table.name));
		const by = asked.length === 0 ? '' : ` with this ${listed(asked.map(({ name }) => codeSpan(name)))}`;
		const shown = shownColumns(schema, table, ...asked.map(({ name }) => name)).map(quoteIdentifier);
		const whole = /\bor\b/i.test(predicate) ? `(${predicate})` : predicate;
		// One of the values that the condition allows is enough for the planner.
		const isImplied = keys.some(
			(key) => predicate.startsWith(`${key} = ANY (ARRAY[`) && isOneTest(predicate),
		);
		const conditions = isImplied ? [] : [whole];
		return [
			{
				id: `some by ${index.name}`,
				question: `${rows}${by}, where ${describeRows(schema, table, predicate)}.`,
				sample: keys.length === 0 ? null : { expressions: keys, where: predicate, orderBy: null },
				isOrdered: false,
				index: 'needed',
				write: (literals) => `SELECT ${shown.join(', ')}
FROM ${fromName(table)}
WHERE ${[...keys.map((key, place) => `${key} = ${literals[place]}`), ...conditions].join('\n  AND ')}${index.unique ? '' : '\nLIMIT 20'}`,
			},
		];
	});

function isOneTest(predicate: string): boolean {
	return !/\b(?:and|or)\b/i.test(predicate.replace(/'(?:[^']|'')*'/g, ''));
}

/** Null for an index with an expression among its keys. */
function columnsOf(schema: Schema, table: Table, index: Index): readonly Column[] | null {
	const all = partsOf(schema, table, 'column');
	const columns = keyColumns(schema, table, index).flatMap((key) => all.filter(({ name }) => name === key));
	return columns.length === index.keys.length ? columns : null;
}

function isTime({ type }: Column): boolean {
	return /^(?:timestamp|date)/.test(type);
}

/** The primary key finds its row without another index. */
function isPrimary(schema: Schema, table: Table, columns: readonly Column[]): boolean {
	const key = partsOf(schema, table, 'primary-key')[0]?.columns;
	return key?.join('\0') === columns.map(({ name }) => name).join('\0');
}

function hasWord(text: string, word: string): boolean {
	const words: readonly string[] = text.match(/"(?:[^"]|"")*"|[\w$]+/g) ?? [];
	return words.includes(quoteIdentifier(word));
}
