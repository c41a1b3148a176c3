import { quoteIdentifier } from '../../../dialects/postgres/ddl/quote.ts';
import type { ForeignKey, Table } from '../../../model/objects.ts';
import { partsOf, type Schema } from '../../../model/schema.ts';
import { classifyTable } from '../../../specification/classify.ts';
import { codeSpan } from '../../../specification/markdown.ts';
import { findTable } from '../../../specification/relations.ts';
import { listed } from '../../../specification/words/listing.ts';
import { rowNoun } from '../../../specification/words/nouns.ts';
import { type Pattern, type QueryIdea, sampleOf } from '../idea.ts';
import { capital, fromName, qualified, rowsNoun } from '../names.ts';
import { shownColumns } from '../shown-columns.ts';

/** What stands on one side of a junction, seen from the other, both ways. */
export const junction: Pattern = (schema, table) => {
	if (classifyTable({ schema, classify: [], rows: [] }, table) !== 'relationship') return [];
	const foreignKeys = partsOf(schema, table, 'foreign-key');
	for (const { columns } of partsOf(schema, table, 'primary-key', 'unique')) {
		const [left, right] = foreignKeys.filter((key) =>
			key.columns.every((column) => columns.includes(column)),
		);
		if (left && right) return [...across(schema, table, left, right), ...across(schema, table, right, left)];
	}
	return [];
};

function across(schema: Schema, table: Table, from: ForeignKey, to: ForeignKey): readonly QueryIdea[] {
	const { references } = to;
	const target = findTable(schema, { namespace: references.namespace, name: references.relation });
	if (!target || target.name === table.name) return [];
	const on = to.columns.map(
		(column, place) => `${qualified(target, references.columns[place]!)} = ${qualified(table, column)}`,
	);
	const shown = shownColumns(schema, target);
	return [
		{
			id: `${to.columns.join(', ')} by ${from.columns.join(', ')}`,
			question: question(from, to),
			sample: sampleOf(...from.columns.map(quoteIdentifier)),
			isOrdered: false,
			index: 'wished',
			write: (literals) => `SELECT ${shown.map((column) => qualified(target, column)).join(', ')}
FROM ${fromName(table)}
JOIN ${fromName(target)} ON ${on.join(' AND ')}
WHERE ${from.columns.map((column, place) => `${qualified(table, column)} = ${literals[place]}`).join(' AND ')}`,
		},
	];
}

/** Where both ends are of one table, the columns tell them apart. */
function question(from: ForeignKey, to: ForeignKey): string {
	const rows = capital(rowsNoun(to.references.relation));
	if (from.references.relation !== to.references.relation)
		return `${rows} of one ${rowNoun(from.references.relation)}.`;
	const [start, end] = [from, to].map(({ columns }) => listed(columns.map(codeSpan)));
	return `${rows} by ${end}, for one ${start}.`;
}
