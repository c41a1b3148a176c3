import type { Facts } from '../facts.ts';
import { codeSpan } from '../markdown.ts';
import { nameOf } from '../relations.ts';
import { render } from '../renderer.ts';
import { listExpiryColumns } from '../retention/expiry-columns.ts';
import { type GrowingTable, listGrowingTables } from '../retention/growing-tables.ts';
import { listRetentionRoutines } from '../retention/retention-routines.ts';
import { servesTriggers } from '../routine-blocks.ts';
import { type GeneratedBlock, orEmpty, type Section } from '../section.ts';
import { listed } from '../words/listing.ts';

/** How many tables the draft asks about by name. */
const MOST_ASKED = 12;

/** What takes old rows away, what says that they are old, and what only grows. */
export const dataRetention: Section = {
	id: 'data-retention',
	title: 'Data Retention',
	level: 3,
	parent: 'backup-and-recovery',
	draft(facts) {
		const asked = listGrowingTables(facts).slice(0, MOST_ASKED);
		const lines = asked.map(
			({ table }) =>
				`- ${codeSpan(nameOf(table))}: _not written down yet: how long its rows are kept, and why_`,
		);
		return lines.length > 0
			? lines.join('\n')
			: '_Not written down yet: how long which rows are kept, and why._';
	},
	blocks: (facts) =>
		orEmpty(
			'data-retention',
			[...routineBlock(facts), ...expiryBlock(facts), ...growingBlock(facts)],
			'Nothing in the schema says how long a row lives: no function deletes old rows, no column ends their time, and no table is written like a log.',
		),
};

function routineBlock({ schema }: Facts): readonly GeneratedBlock[] {
	const routines = listRetentionRoutines(schema).map(({ routine, tables }) => ({
		name: nameOf(routine),
		takes:
			tables.length > 0
				? `rows of ${listed(tables.map((table) => codeSpan(nameOf(table))))}`
				: 'what it puts together as it runs',
		runs: servesTriggers(routine) ? 'its triggers fire' : 'a program or a scheduler calls it',
	}));
	if (routines.length === 0) return [];
	return [{ id: 'retention routines', heading: null, content: render('retention-routines', { routines }) }];
}

function expiryBlock({ schema }: Facts): readonly GeneratedBlock[] {
	const columns = listExpiryColumns(schema).map(({ table, column, isIndexed, deletedBy }) => ({
		table: nameOf(table),
		name: column.name,
		isIndexed,
		deletedBy: listed(deletedBy.map((routine) => codeSpan(`${nameOf(routine)}()`))),
	}));
	if (columns.length === 0) return [];
	return [{ id: 'expiry columns', heading: null, content: render('expiry-columns', { columns }) }];
}

function growingBlock(facts: Facts): readonly GeneratedBlock[] {
	const tables = listGrowingTables(facts).map((growing) => ({
		name: nameOf(growing.table),
		bound: describeBound(growing),
	}));
	if (tables.length === 0) return [];
	return [{ id: 'growing tables', heading: null, content: render('growing-tables', { tables }) }];
}

function describeBound({ partitionBy, deletedBy, goesWith }: GrowingTable): string {
	const bounds = [
		...(partitionBy === null
			? []
			: [`partitions by ${codeSpan(partitionBy)}: the oldest can be detached and dropped`]),
		...(deletedBy.length === 0
			? []
			: [`${listed(deletedBy.map((routine) => codeSpan(`${nameOf(routine)}()`)))} deletes rows`]),
		...(goesWith.length === 0
			? []
			: [
					`rows go with those of ${listed(
						goesWith.map((table) => codeSpan(nameOf(table))),
						'or',
					)}`,
				]),
	];
	return bounds.length > 0 ? bounds.join('; ') : 'nothing in the database: it only grows';
}
