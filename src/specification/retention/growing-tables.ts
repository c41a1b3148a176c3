import type { Routine, Table } from '../../model/objects.ts';
import { objectsOf, partsOf, type RelationName } from '../../model/schema.ts';
import { type ClassifiedFacts, classifyTable } from '../classify.ts';
import { findTable, relationId } from '../relations.ts';
import { listRowChangers } from '../row-changers.ts';

/** A table that gets rows and rarely loses any, and what bounds it. */
export interface GrowingTable {
	readonly table: Table;
	/** Its partition key; null where it is not partitioned. */
	readonly partitionBy: string | null;
	/** Routines that delete its rows. */
	readonly deletedBy: readonly Routine[];
	/** Tables whose rows take its rows along when they go. */
	readonly goesWith: readonly RelationName[];
}

/** The tables that are written like a log, partitions aside, in the schema's order. */
export function listGrowingTables(facts: ClassifiedFacts): readonly GrowingTable[] {
	const { schema } = facts;
	const changers = listRowChangers(schema);
	return objectsOf(schema, 'table')
		.filter((table) => table.partitionOf === null && classifyTable(facts, table) === 'audit')
		.map((table) => {
			const deleting = (changers.get(relationId(table)) ?? [])
				.filter(({ change }) => change.verb === 'delete' || change.verb === 'truncate')
				.map(({ routine }) => routine);
			const parents = partsOf(schema, table, 'foreign-key')
				.filter(({ onDelete }) => onDelete === 'cascade')
				.map(({ references: { namespace, relation } }) => findTable(schema, { namespace, name: relation }))
				.filter((parent) => parent !== undefined);
			return {
				table,
				partitionBy: table.partitionBy,
				deletedBy: [...new Set(deleting)],
				goesWith: [...new Set(parents)],
			};
		});
}
