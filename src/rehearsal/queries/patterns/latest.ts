import { quoteIdentifier } from '../../../dialects/postgres/ddl/quote.ts';
import { partsOf } from '../../../model/schema.ts';
import { codeSpan } from '../../../specification/markdown.ts';
import { snakeCase } from '../../../specification/words/nouns.ts';
import type { Pattern, QueryIdea } from '../idea.ts';
import { fromName, keyColumns, rowsNoun } from '../names.ts';
import { shownColumns } from '../shown-columns.ts';

/** The newest rows, by an index that begins with a time. */
export const latest: Pattern = (schema, table) =>
	partsOf(schema, table, 'index').flatMap((index): readonly QueryIdea[] => {
		const first = keyColumns(schema, table, index)[0];
		const column = partsOf(schema, table, 'column').find(({ name }) => name === first);
		// When something went is no way to look at what is there.
		if (/^(?:deleted|removed|archived|discarded|revoked|expired)_/.test(snakeCase(first ?? ''))) return [];
		if (index.method !== 'btree' || !column || !/^(?:timestamp|date)/.test(column.type)) return [];
		const name = quoteIdentifier(column.name);
		const condition = index.predicate ?? (column.notNull ? null : `${name} IS NOT NULL`);
		const direction = index.definition.includes(`(${name} DESC NULLS LAST`) ? 'DESC NULLS LAST' : 'DESC';
		return [
			{
				id: `latest by ${index.name}`,
				question: `The ${rowsNoun(table.name)} with the latest ${codeSpan(column.name)}.`,
				sample: null,
				isOrdered: true,
				index: 'needed',
				write: () => `SELECT ${shownColumns(schema, table, column.name).map(quoteIdentifier).join(', ')}
FROM ${fromName(table)}${condition === null ? '' : `\nWHERE ${condition}`}
ORDER BY ${name} ${direction}
LIMIT 20`,
			},
		];
	});
