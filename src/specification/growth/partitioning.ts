import type { Table } from '../../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../../model/schema.ts';
import { classifyTable } from '../classify.ts';
import type { Facts } from '../facts.ts';
import { codeSpan } from '../markdown.ts';
import { isSelfReference, keysTo } from '../references.ts';
import { nameOf } from '../relations.ts';
import { listed } from '../words/listing.ts';
import { snakeCase } from '../words/nouns.ts';

/** A table that only grows and could be split by time. */
export interface PartitionCandidate {
	readonly table: string;
	/** The column to split it by. */
	readonly column: string;
	/** What has to change first, as Markdown. */
	readonly needs: string;
}

const TIME_TYPE = /^(?:timestamp|date\b)/;
const CREATED =
	/^(?:created|occurred|logged|changed|recorded|received|sent|inserted|event|action)?_?(?:at|on|time|date|timestamp|ts)$/;

/** Tables of records that time tells apart, and tables with a day or moment in their key, which nothing points at. */
export function partitionCandidates(facts: Facts): readonly PartitionCandidate[] {
	const { schema } = facts;
	return objectsOf(schema, 'table').flatMap((table): readonly PartitionCandidate[] => {
		const isPlain = table.partitionBy === null && table.partitionOf === null && table.inherits.length === 0;
		if (!isPlain || keysTo(schema, table).some((key) => !isSelfReference(key))) return [];
		const column = splitColumn(facts, table);
		return column === null ? [] : [{ table: nameOf(table), column, needs: needsOf(schema, table, column) }];
	});
}

function splitColumn(facts: Facts, table: Table): string | null {
	const { schema } = facts;
	const times = partsOf(schema, table, 'column').filter(({ type }) => TIME_TYPE.test(type));
	const primary = partsOf(schema, table, 'primary-key')[0];
	const inKey = times.find(({ name }) => primary?.columns.includes(name));
	if (inKey && primary!.columns.length > 1) return inKey.name;
	if (classifyTable(facts, table) !== 'audit') return null;
	const created = times.find(({ name }) => CREATED.test(snakeCase(name).toLowerCase()));
	return created?.name ?? null;
}

/** Every key of a partitioned table has to hold what it is split by. */
function needsOf(schema: Schema, table: Table, column: string): string {
	const keys = partsOf(schema, table, 'primary-key', 'unique').filter(
		({ columns }) => !columns.includes(column),
	);
	if (keys.length === 0) return 'its keys have it already';
	return keys
		.map(({ kind, columns }) => {
			const name = kind === 'primary-key' ? 'the primary key becomes' : 'a unique key becomes';
			return `${name} ${listed([...columns, column].map(codeSpan))}`;
		})
		.join('; ');
}

/** What is known of a partitioned table, as Markdown sentences. */
export function describePartitions(table: Table, partitions: readonly Table[]): string {
	const bounds = partitions.map(({ partitionOf }) => partitionOf!.bound);
	const rest = partitions.find(({ partitionOf }) => partitionOf!.bound === 'DEFAULT');
	const isRange = /^RANGE \((?:[^(),]|"[^"]*")+\)$/.test(table.partitionBy ?? '');
	const ends = isRange ? bounds.map(endOf).filter((end) => end !== null) : [];
	const last = ends.every((end) => /^'\d{4}-\d\d-\d\d/.test(end)) ? ends.toSorted().at(-1) : undefined;
	const elsewhere = rest ? `goes to ${codeSpan(nameOf(rest))}` : 'is refused';
	if (partitions.length === 0) return 'It has no partition yet, so that every row is refused.';
	return last === undefined
		? `A row that fits into no partition ${elsewhere}.`
		: `The last partition ends at ${codeSpan(last.replaceAll("'", ''))}; a row from then on ${elsewhere}.`;
}

/** The end of a range of one column; null for one that has none. */
function endOf(bound: string): string | null {
	return /^FOR VALUES FROM \([^,]+\) TO \(('[^']*')\)$/.exec(bound)?.[1] ?? null;
}
