import { quoteIdentifier } from '../../../dialects/postgres/ddl/quote.ts';
import type { ForeignKey, Table } from '../../../model/objects.ts';
import { partsOf, type Schema } from '../../../model/schema.ts';
import { classifyTable } from '../../../specification/classify.ts';
import { codeSpan } from '../../../specification/markdown.ts';
import { findTable, isUnique } from '../../../specification/relations.ts';
import { rowNoun, singularName, snakeCase } from '../../../specification/words/nouns.ts';
import { type Pattern, type QueryIdea, sampleOf } from '../idea.ts';
import { capital, fromName, qualified, rowsNoun } from '../names.ts';
import { knownBy, shownColumns, timeColumn } from '../shown-columns.ts';

/** The rows that belong to one row of another table, newest first where they say when they came. */
export const children: Pattern = (schema, table) => {
	if (classifyTable({ schema, classify: [], rows: [] }, table) === 'relationship') return [];
	return mostTelling(partsOf(schema, table, 'foreign-key')).flatMap((key): readonly QueryIdea[] => {
		const parent = findTable(schema, { namespace: key.references.namespace, name: key.references.relation });
		const isOwn = key.references.relation === table.name && key.references.namespace === table.namespace;
		if (!parent || isOwn || isUnique(schema, table, key.columns)) return [];
		return [parent.name === table.name ? plain(schema, table, key) : joined(schema, table, key, parent)];
	});
};

/** Everything belongs to whoever the data is kept apart for, which says least about it. */
const TENANT = /^(?:organi[sz]ation|tenant|account|workspace|company|team|customer_account|project)$/;

function mostTelling(keys: readonly ForeignKey[]): readonly ForeignKey[] {
	const isTenant = ({ references }: ForeignKey): boolean =>
		TENANT.test(singularName(snakeCase(references.relation)));
	return [...keys.filter((key) => !isTenant(key)), ...keys.filter(isTenant)];
}

function joined(schema: Schema, table: Table, key: ForeignKey, parent: Table): QueryIdea {
	const known = knownBy(schema, parent);
	if (known === null) return plain(schema, table, key);
	const on = key.columns.map(
		(column, place) => `${qualified(parent, key.references.columns[place]!)} = ${qualified(table, column)}`,
	);
	const lookup = key.columns.map(
		(column, place) =>
			`parent.${quoteIdentifier(key.references.columns[place]!)} = ${qualified(table, column)}`,
	);
	const { time, order } = newestFirst(schema, table);
	const shown = shownColumns(schema, table, ...time).filter((column) => !key.columns.includes(column));
	return {
		...common(schema, table, key),
		question: `${capital(rowsNoun(table.name))} that belong to the ${rowNoun(parent.name)} with this ${codeSpan(known)}${order === null ? '' : ', newest first'}${role(key)}.`,
		sample: sampleOf(
			`(SELECT parent.${quoteIdentifier(known)} FROM ${fromName(parent)} AS parent WHERE ${lookup.join(' AND ')})`,
		),
		write: ([literal]) => `SELECT ${shown.map((column) => qualified(table, column)).join(', ')}
FROM ${fromName(table)}
JOIN ${fromName(parent)} ON ${on.join(' AND ')}
WHERE ${qualified(parent, known)} = ${literal}${order === null ? '' : `\nORDER BY ${qualified(table, time[0]!)} DESC`}
LIMIT 20`,
	};
}

function plain(schema: Schema, table: Table, key: ForeignKey): QueryIdea {
	const columns = key.columns.map(quoteIdentifier);
	const { time, order } = newestFirst(schema, table);
	const shown = shownColumns(schema, table, ...time).filter((column) => !key.columns.includes(column));
	return {
		...common(schema, table, key),
		question: `${capital(rowsNoun(table.name))} that belong to one ${rowNoun(key.references.relation)}${order === null ? '' : ', newest first'}${role(key)}.`,
		sample: sampleOf(...columns),
		write: (literals) => `SELECT ${shown.map(quoteIdentifier).join(', ')}
FROM ${fromName(table)}
WHERE ${columns.map((column, place) => `${column} = ${literals[place]}`).join(' AND ')}${order === null ? '' : `\nORDER BY ${order}`}
LIMIT 20`,
	};
}

function common(schema: Schema, table: Table, { columns, onDelete }: ForeignKey) {
	// What a row can lose without harm is looked up from it, and seldom asked for its rows.
	const isSeldom = onDelete === 'set null';
	// An index of some rows says which rows are asked for.
	const isPartly = partsOf(schema, table, 'index').some(
		({ predicate, keys }) =>
			predicate !== null && columns.every((column, place) => keys[place] === quoteIdentifier(column)),
	);
	const index = isSeldom || isPartly ? 'needed' : 'wished';
	return { id: `of ${table.name} by ${columns.join(', ')}`, isOrdered: false, index } as const;
}

/** The column tells what the rows are to it, where that is not the parent's name. */
function role({ columns, references }: ForeignKey): string {
	const [column, ...more] = columns;
	if (column === undefined || more.length > 0) return '';
	const own = singularName(snakeCase(column.replace(/_?id$/i, '')));
	const target = singularName(snakeCase(references.relation));
	return own === '' || own === target || target.endsWith(`_${own}`) ? '' : `, by ${codeSpan(column)}`;
}

function newestFirst(schema: Schema, table: Table): { time: readonly string[]; order: string | null } {
	const time = timeColumn(schema, table);
	return time === null ? { time: [], order: null } : { time: [time], order: `${quoteIdentifier(time)} DESC` };
}
