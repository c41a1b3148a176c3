import type { Routine, Table } from '../../model/objects.ts';
import { objectsOf, type Schema } from '../../model/schema.ts';
import { relationId } from '../relations.ts';
import { listRowChangers } from '../row-changers.ts';
import { snakeCase } from '../words/nouns.ts';

/** A routine that takes old rows away. */
export interface RetentionRoutine {
	readonly routine: Routine;
	/** Whose rows it deletes; empty where it puts its SQL together as it runs. */
	readonly tables: readonly Table[];
}

const NAME =
	/(?:^|_)(?:clean|cleanup|clean_?up|purge|prune|expire|expired|retention|archive|housekeeping|rotate|gc|vacuum_old|(?:delete|remove|drop)_(?:old|expired|stale|unused|outdated))(?:_|$)/;

/** The routines that delete rows by age, or are called as if they did, in the schema's order. */
export function listRetentionRoutines(schema: Schema): readonly RetentionRoutine[] {
	const tables = new Map<Routine, Table[]>();
	const timed = new Set<Routine>();
	for (const table of objectsOf(schema, 'table')) {
		for (const { routine, change } of listRowChangers(schema).get(relationId(table)) ?? []) {
			if (change.verb !== 'delete' && change.verb !== 'truncate') continue;
			if (change.isTimed) timed.add(routine);
			const known = tables.get(routine) ?? [];
			if (!known.includes(table)) tables.set(routine, [...known, table]);
		}
	}
	return [...objectsOf(schema, 'function'), ...objectsOf(schema, 'procedure')]
		.filter((routine) => timed.has(routine) || NAME.test(snakeCase(routine.name)))
		.filter(
			(routine) => tables.has(routine) || /\bEXECUTE\b|\bDROP\s+TABLE\b|\bDETACH\b/i.test(routine.definition),
		)
		.map((routine) => ({ routine, tables: tables.get(routine) ?? [] }));
}
