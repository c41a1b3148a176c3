import type { Column, Table } from '../../model/objects.ts';
import { objectsOf, partsOf } from '../../model/schema.ts';
import { classifyTable } from '../classify.ts';
import type { RelationClass } from '../facts.ts';
import { snakeCase } from '../words/nouns.ts';
import type { AnticipationFacts } from './anticipation.ts';

/** Fewer tables than this have no custom that one could follow. */
const FEWEST = 4;
/** What frameworks and extensions bring has the shape that they give it. */
const FRAMEWORK_TABLE =
	/^(?:schema_migrations|ar_internal_metadata|active_storage_\w+|action_(?:text|mailbox)_\w+|pghero_\w+|flipper_\w+|oauth_access_\w+|connect_pg_simple_sessions|verification_?tokens?|part_config\w*)$/i;
const FRAMEWORK_NAMESPACE = /^(?:partman|cron|pgboss|graphile_worker|hdb_catalog)$/;
/** Rows that nobody means to keep need no history. */
const PASSING_TABLE = /^(?:temp|tmp|scratch|staging)_|_(?:temp|tmp)$/i;
const CLEAR_MAJORITY = 0.8;

/** Tables of these classes with a shape of their own: no partitions, no children, nothing that frameworks bring and nothing that is to go again. */
export function comparableTables(
	facts: AnticipationFacts,
	...classes: readonly RelationClass[]
): readonly Table[] {
	return objectsOf(facts.schema, 'table').filter(
		(table) =>
			table.partitionOf === null &&
			table.inherits.length === 0 &&
			!FRAMEWORK_TABLE.test(table.name) &&
			!PASSING_TABLE.test(snakeCase(table.name)) &&
			!FRAMEWORK_NAMESPACE.test(table.namespace) &&
			classes.includes(classifyTable(facts, table)),
	);
}

/** The few without it, where most of at least four are with it; empty where there is no such custom. */
export function fewWithout<T>(all: readonly T[], has: (one: T) => boolean): readonly T[] {
	const without = all.filter((one) => !has(one));
	const isCustom = all.length >= FEWEST && (all.length - without.length) / all.length >= CLEAR_MAJORITY;
	return isCustom ? without : [];
}

/** The first of a table's columns whose name, in snake case, fits. */
export function findColumn({ schema }: AnticipationFacts, table: Table, name: RegExp): Column | undefined {
	return partsOf(schema, table, 'column').find((column) => name.test(snakeCase(column.name).toLowerCase()));
}

/** What occurs most often; of those that occur as often, the first by code unit. */
export function mostFrequent(values: readonly string[]): string | undefined {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	const ranked = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
	return ranked[0]?.[0];
}
