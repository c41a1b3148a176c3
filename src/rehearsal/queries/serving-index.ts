import type { Index } from '../../model/objects.ts';
import { objectsOf, type RelationName, type Schema } from '../../model/schema.ts';

/** A node of a plan as `EXPLAIN (FORMAT JSON)` prints it, as far as it is looked at. */
export interface PlanNode {
	readonly 'Node Type': string;
	readonly 'Index Name'?: string;
	readonly 'Index Cond'?: string;
	readonly Plans?: readonly PlanNode[];
}

/** The table's index that a plan gets its rows by, or in its order; null where it merely reads all of one, or none. */
export function servingIndex(
	schema: Schema,
	table: RelationName,
	plan: PlanNode,
	isOrdered: boolean,
): string | null {
	const nodes = listNodes(plan);
	const isInOrder = isOrdered && !nodes.some((node) => node['Node Type'].includes('Sort'));
	for (const node of nodes) {
		const index = node['Index Name'] === undefined ? undefined : findIndex(schema, table, node['Index Name']);
		if (!index) continue;
		const isFound = startsAtKey(index, node['Index Cond'] ?? '') || index.predicate !== null;
		if (isOrdered ? isInOrder : isFound) return index.name;
	}
	return null;
}

/** A condition on a later key alone makes the engine try every value of those before it. */
function startsAtKey({ method, keys }: Index, condition: string): boolean {
	if (condition === '') return false;
	// In the other kinds of index all keys are equal.
	if (method !== 'btree') return true;
	const key = withoutBrackets(keys[0] ?? '');
	const words = withoutBrackets(condition);
	for (let at = words.indexOf(key); at >= 0; at = words.indexOf(key, at + 1)) {
		const around = words.charAt(at - 1) + words.charAt(at + key.length);
		if (!/[\w$".]/.test(around)) return true;
	}
	return false;
}

/** Plans and catalogs bracket the same expression differently. */
function withoutBrackets(sql: string): string {
	return sql.replace(/[()\s]+/g, ' ').trim();
}

function listNodes(plan: PlanNode): readonly PlanNode[] {
	return [plan, ...(plan.Plans ?? []).flatMap(listNodes)];
}

/** The table's own index of this name, or the one whose part in a partition has it. */
function findIndex(schema: Schema, table: RelationName, name: string): Index | undefined {
	let found = objectsOf(schema, 'index').find((index) => index.name === name);
	while (found && !isOn(found, table)) {
		const whole: Index['partitionOf'] = found.partitionOf;
		if (!whole) return undefined;
		found = objectsOf(schema, 'index').find(
			(index) => index.name === whole.name && index.namespace === whole.namespace,
		);
	}
	return found;
}

function isOn(index: Index, { namespace, name }: RelationName): boolean {
	return index.namespace === namespace && index.relation === name;
}
