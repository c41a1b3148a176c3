import { type Identity, identify, identifyRelation } from '../../../model/identity.ts';
import type { ObjectKind, SchemaObject } from '../../../model/objects.ts';
import { findObject, objectsOf, partsOf, type Schema } from '../../../model/schema.ts';

/** Kinds that others can be built from, in the order in which they usually come. */
const WAVES: readonly (readonly ObjectKind[])[] = [
	['namespace'],
	['extension'],
	['enum', 'domain', 'composite'],
	['sequence'],
	['function', 'procedure'],
	['table'],
	['view'],
];

/** Made last: filling one may call functions whose bodies use anything else. */
const LAST_WAVE: readonly ObjectKind[] = ['materialized-view'];

const ROUTINES_AND_SEQUENCES = /^(?:function|procedure|sequence) /;

/** The order that objects can be created in. */
export interface CreationOrder {
	readonly order: readonly SchemaObject[];
	/** Columns whose default, domains whose rules, and constraints that must wait until everything in `order` is there. */
	readonly deferred: ReadonlySet<Identity>;
}

interface Creation {
	readonly object: SchemaObject;
	readonly identity: Identity;
	/** What must be there first. */
	readonly needs: ReadonlySet<Identity>;
	/** Parts that could be added afterwards, with what they alone need. */
	readonly deferrable: ReadonlyMap<Identity, ReadonlySet<Identity>>;
}

/** Orders namespaces to materialized views by what they need, then by kind and name; circles lose their deferrable parts. */
export function orderCreations(schema: Schema): CreationOrder {
	const waves = [...WAVES, LAST_WAVE].map(
		(kinds) =>
			new Set(kinds.flatMap((kind) => objectsOf(schema, kind).map((object) => describe(schema, object)))),
	);
	const uncreated = new Set(waves.flatMap((wave) => [...wave].map((creation) => creation.identity)));
	const deferred = new Set<Identity>();
	const order: SchemaObject[] = [];
	const isReady = (needs: ReadonlySet<Identity>): boolean =>
		needs.values().every((need) => !uncreated.has(need));
	const isCreatable = ({ needs, deferrable }: Creation): boolean =>
		isReady(needs) && deferrable.values().every(isReady);
	const create = (wave: Set<Creation>, creation: Creation): void => {
		order.push(creation.object);
		uncreated.delete(creation.identity);
		wave.delete(creation);
	};
	/** Creates all that can be, wave after wave, each until it moves no more; true when anything was. */
	const createWaves = (some: readonly Set<Creation>[]): boolean => {
		const before = order.length;
		for (const wave of some) {
			let ready = [...wave].filter(isCreatable);
			while (ready.length > 0) {
				for (const creation of ready) create(wave, creation);
				ready = [...wave].filter(isCreatable);
			}
		}
		return order.length > before;
	};
	while (uncreated.size > 0) {
		if (createWaves(waves.slice(0, -1)) || createWaves(waves.slice(-1))) continue;
		const stuck = waves.flatMap((wave) => [...wave].map((creation) => ({ wave, creation })));
		const circle = stuck.find(({ creation }) => isReady(creation.needs)) ?? stuck[0]!;
		for (const [part, needs] of circle.creation.deferrable) if (!isReady(needs)) deferred.add(part);
		create(circle.wave, circle.creation);
	}
	return { order, deferred };
}

function describe(schema: Schema, object: SchemaObject): Creation {
	const identity = identify(object);
	const needs = new Set<Identity>();
	const deferrable = new Map<Identity, ReadonlySet<Identity>>();
	const find = (from: Identity): readonly Identity[] =>
		(schema.dependencies.get(from) ?? [])
			.map((needed) => ownerOf(schema, needed))
			.filter((needed) => needed !== identity);
	const own = find(identity);
	if (object.kind === 'domain') {
		deferrable.set(identity, new Set(own.filter((needed) => ROUTINES_AND_SEQUENCES.test(needed))));
	}
	for (const needed of own) if (!deferrable.get(identity)?.has(needed)) needs.add(needed);
	if (object.kind !== 'table') return { object, identity, needs, deferrable };

	for (const column of partsOf(schema, object, 'column')) {
		const needed = find(identify(column));
		const forDefault =
			column.default === null ? [] : needed.filter((each) => ROUTINES_AND_SEQUENCES.test(each));
		if (forDefault.length > 0) deferrable.set(identify(column), new Set(forDefault));
		for (const each of needed) if (!forDefault.includes(each)) needs.add(each);
	}
	for (const constraint of partsOf(schema, object, 'primary-key', 'unique', 'check', 'exclusion')) {
		const needed = find(identify(constraint));
		if (needed.length > 0) deferrable.set(identify(constraint), new Set(needed));
	}
	return { object, identity, needs, deferrable };
}

/** The relation that a column, constraint or index is created with; any other object is created by itself. */
function ownerOf(schema: Schema, identity: Identity): Identity {
	const object = findObject(schema, identity);
	if (!object || !('relation' in object)) return identity;
	const table = identifyRelation('table', object.namespace, object.relation);
	return findObject(schema, table)
		? table
		: identifyRelation('materialized-view', object.namespace, object.relation);
}
