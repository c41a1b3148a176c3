import { quoteIdentifier } from '../../../dialects/postgres/ddl/quote.ts';
import type { ForeignKey, Table } from '../../../model/objects.ts';
import { partsOf, type Schema } from '../../../model/schema.ts';
import { codeSpan } from '../../../specification/markdown.ts';
import { rowNoun } from '../../../specification/words/nouns.ts';
import { type Pattern, sampleOf } from '../idea.ts';
import { capital, fromName, rowsNoun } from '../names.ts';
import { shownColumns } from '../shown-columns.ts';

/** Everything below one row of a table that points at itself. */
export const hierarchy: Pattern = (schema, table) => {
	const key = partsOf(schema, table, 'foreign-key').find(
		({ columns, references }) =>
			columns.length === 1 && references.relation === table.name && references.namespace === table.namespace,
	);
	if (!key) return [];
	return [
		{
			id: `below by ${key.columns[0]}`,
			question: `${capital(rowsNoun(table.name))} below one ${rowNoun(table.name)}, at any depth, by ${codeSpan(key.columns[0]!)}.`,
			sample: sampleOf(quoteIdentifier(key.columns[0]!)),
			isOrdered: false,
			index: 'wished',
			write: ([literal]) => below(schema, table, key, literal!),
		},
	];
};

/** `UNION` without `ALL` ends where rows point at each other in a circle. */
function below(schema: Schema, table: Table, key: ForeignKey, literal: string): string {
	const pointer = quoteIdentifier(key.columns[0]!);
	const target = quoteIdentifier(key.references.columns[0]!);
	const shown = shownColumns(schema, table, key.references.columns[0]!, key.columns[0]!).map(quoteIdentifier);
	return `WITH RECURSIVE below AS (
  SELECT ${shown.join(', ')}
  FROM ${fromName(table)}
  WHERE ${pointer} = ${literal}
  UNION
  SELECT ${shown.map((column) => `child.${column}`).join(', ')}
  FROM ${fromName(table)} AS child
  JOIN below ON child.${pointer} = below.${target}
)
SELECT ${shown.join(', ')}
FROM below`;
}
