import type { ObjectKind } from '../../src/model/objects.ts';
import { objectsOf, type Schema } from '../../src/model/schema.ts';

const COUNTED: Readonly<Record<string, readonly ObjectKind[]>> = {
	tables: ['table'],
	columns: ['column'],
	constraints: ['primary-key', 'unique', 'foreign-key', 'check', 'exclusion'],
	indexes: ['index'],
	functions: ['function', 'procedure'],
	triggers: ['trigger'],
	policies: ['policy'],
};

/** How many objects of the usual kinds a schema has; columns are those of whatever keeps rows, constraints also those of domains. */
export function countObjects(schema: Schema): Readonly<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const [name, kinds] of Object.entries(COUNTED)) {
		counts[name] = kinds.reduce((sum, kind) => sum + objectsOf(schema, kind).length, 0);
	}
	for (const { checks } of objectsOf(schema, 'domain')) {
		counts.constraints = (counts.constraints ?? 0) + checks.length;
	}
	for (const { columns } of objectsOf(schema, 'materialized-view')) {
		counts.columns = (counts.columns ?? 0) + columns.length;
	}
	return counts;
}
