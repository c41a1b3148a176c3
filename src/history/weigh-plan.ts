import type { Change } from '../compare/change.ts';
import type { Drift } from '../compare/drift.ts';
import { type Identity, identify, identifyRelation, RELATION_KINDS } from '../model/identity.ts';
import type { SchemaObject } from '../model/objects.ts';

/** The changes of a pull request that the specification at the merge base announced, and the others. */
export interface WeighedPlan {
	readonly planned: readonly SchemaObject[];
	readonly unplanned: readonly SchemaObject[];
}

/** What people plan by name; keys, checks and indexes may have names that the engine made up. */
const WEIGHED: ReadonlySet<string> = new Set([
	...['table', 'column', 'view', 'materialized-view', 'foreign-table'],
	...['enum', 'domain', 'composite'],
]);

/** What is no decision about the data. */
const ASIDE: ReadonlySet<string> = new Set(['comment', 'position']);

/**
 * Tells of each change to a table, column, view or type whether the specification already said it where the pull request
 * began: there it disagreed with what was built, in that very object and in that way.
 */
export function weighPlan(changes: readonly Change[], baseDrifts: readonly Drift[]): WeighedPlan {
	const announced = new Set(baseDrifts.flatMap((drift) => announcementOf(drift) ?? []));
	const weighed = changes.filter(isWeighed);
	const wholes = new Set(weighed.flatMap((change) => (change.kind === 'changed' ? [] : [keyOf(change)])));
	const planned: SchemaObject[] = [];
	const unplanned: SchemaObject[] = [];
	for (const change of weighed) {
		const object = objectOf(change);
		// A table comes and goes with its columns.
		if (relationKeys(change.kind, object).some((key) => wholes.has(key))) continue;
		(announced.has(keyOf(change)) ? planned : unplanned).push(object);
	}
	return { planned, unplanned };
}

function isWeighed(change: Change): boolean {
	if (!WEIGHED.has(objectOf(change).kind)) return false;
	return change.kind !== 'changed' || change.attributes.some(({ name }) => !ASIDE.has(name));
}

function objectOf(change: Change): SchemaObject {
	return change.kind === 'changed' ? change.after : change.object;
}

function keyOf(change: Change): string {
	return key(change.kind, identify(objectOf(change)));
}

/** The keys that a change of this kind would have for the relation that an object is a part of. */
function relationKeys(kind: Change['kind'], object: SchemaObject): readonly string[] {
	if (!('relation' in object)) return [];
	return RELATION_KINDS.map((relation) =>
		key(kind, identifyRelation(relation, object.namespace, object.relation)),
	);
}

function announcementOf(drift: Drift): string | null {
	switch (drift.kind) {
		case 'planned':
		case 'removed':
			return key('added', drift.identity);
		case 'undocumented':
			return key('removed', drift.identity);
		case 'differs':
			return key('changed', drift.identity);
		case 'broken-claim':
		case 'missing-name':
			return null;
	}
}

function key(kind: Change['kind'], identity: Identity): string {
	return `${kind} ${identity}`;
}
