import { quoteIdentifier } from '../../../dialects/postgres/ddl/quote.ts';
import type { Index } from '../../../model/objects.ts';
import { partsOf } from '../../../model/schema.ts';
import { codeSpan } from '../../../specification/markdown.ts';
import { type Pattern, type QueryIdea, sampleOf } from '../idea.ts';
import { capital, fromName, keyColumns, operand, rowsNoun } from '../names.ts';
import { shownColumns } from '../shown-columns.ts';

/** Rows with a text that contains some letters, by a trigram index. */
export const partSearch: Pattern = (schema, table) =>
	partsOf(schema, table, 'index').flatMap((index): readonly QueryIdea[] => {
		const key = index.keys.find((each) => isSearched(index, each));
		if (key === undefined) return [];
		const column = keyColumns(schema, table, index)[index.keys.indexOf(key)] ?? null;
		return [
			{
				id: `parts by ${index.name}`,
				question: `${capital(rowsNoun(table.name))} whose ${codeSpan(column ?? key)} contains these letters.`,
				sample: sampleOf(`substring((${key})::text from '[A-Za-z0-9]{4,8}')`),
				isOrdered: false,
				index: 'needed',
				write: ([literal]) => `SELECT ${shownColumns(schema, table, ...(column === null ? [] : [column]))
					.map(quoteIdentifier)
					.join(', ')}
FROM ${fromName(table)}
WHERE ${operand(key)} ILIKE ${literal!.replace(/^'?(.*?)'?$/, "'%$1%'")}
LIMIT 20`,
			},
		];
	});

const TRIGRAMS = /\)? (?:[\w"]+\.)?g(?:in|ist)_trgm_ops/g;

/** True for a key that the index holds by its trigrams. */
function isSearched({ definition }: Index, key: string): boolean {
	return [...definition.matchAll(TRIGRAMS)].some(({ index }) => definition.slice(0, index).endsWith(key));
}
