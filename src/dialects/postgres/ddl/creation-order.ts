import { type Identity, identify, identifyRelation } from '../../../model/identity.ts';
import type { ObjectKind, SchemaObject } from '../../../model/objects.ts';
import { findObject, objectsOf, partsOf, type Schema } from '../../../model/schema.ts';
import { addedColumns } from './added-parts.ts';
import { callsItself, hasParsedBody } from './bare-routines.ts';

/** Kinds that others can be built from, in the order in which they usually come. */
const TYPES_AND_ROUTINES: readonly (readonly ObjectKind[])[] = [
	['namespace'],
	['extension'],
	['language', 'access-method', 'collation'],
	['enum', 'domain', 'composite', 'range', 'base-type'],
	['sequence'],
	['function', 'procedure'],
	['cast', 'operator', 'aggregate', 'transform'],
	['operator-family', 'operator-class'],
	['conversion'],
	['text-search-parser', 'text-search-template', 'text-search-dictionary', 'text-search-configuration'],
	['foreign-data-wrapper', 'server', 'user-mapping'],
];

/** What is built from those. */
const RELATIONS: readonly (readonly ObjectKind[])[] = [['table', 'foreign-table'], ['view']];

/** Made last: filling one may call functions whose bodies use anything else. */
const LAST_WAVE: readonly ObjectKind[] = ['materialized-view'];

const ROUTINES = /^(?:function|procedure) /;
const ROUTINES_AND_SEQUENCES = /^(?:function|procedure|sequence) /;

/**
 * One object's turn. A bare type is no more than its name, a bare view no more than its columns, a bare domain has no rules, a bare
 * routine no body: what they need may need them, so that they have a second turn.
 */
export interface Turn {
	readonly object: SchemaObject;
	readonly form: 'whole' | 'bare' | 'rest';
}

/** The order that objects can be created in. */
export interface CreationOrder {
	readonly order: readonly Turn[];
	/** Columns whose default and constraints that must wait until everything in `order` is there. */
	readonly deferred: ReadonlySet<Identity>;
}

interface Creation extends Turn {
	readonly identity: Identity;
	/** What must be there first. */
	readonly needs: ReadonlySet<Identity>;
	/** Parts that could be added afterwards, with what they alone need. */
	readonly deferrable: ReadonlyMap<Identity, ReadonlySet<Identity>>;
}

/** Orders namespaces to materialized views by what they need, then by kind and name; circles lose their deferrable parts. */
export function orderCreations(schema: Schema): CreationOrder {
	const waves = [...TYPES_AND_ROUTINES, ...RELATIONS, LAST_WAVE].map(
		(kinds) =>
			new Set(
				kinds.flatMap((kind) => listCreated(schema, kind)).flatMap((object) => describe(schema, object)),
			),
	);
	const uncreated = new Set(waves.flatMap((wave) => [...wave].map((creation) => creation.identity)));
	const deferred = new Set<Identity>();
	const order: Turn[] = [];
	const isReady = (needs: ReadonlySet<Identity>): boolean =>
		needs.values().every((need) => !uncreated.has(need));
	const isCreatable = ({ needs, deferrable }: Creation): boolean =>
		isReady(needs) && deferrable.values().every(isReady);
	const create = (wave: Set<Creation>, creation: Creation): void => {
		order.push({ object: creation.object, form: creation.form });
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
	const typesAndRoutines = waves.slice(0, TYPES_AND_ROUTINES.length);
	const relations = waves.slice(TYPES_AND_ROUTINES.length, -1);
	while (uncreated.size > 0) {
		// A type that a function serves, and then a function of that type, stand before the tables.
		const before = order.length;
		while (createWaves(typesAndRoutines));
		createWaves(relations);
		if (order.length > before || createWaves(waves.slice(-1))) continue;
		const stuck = waves.flatMap((wave) => [...wave].map((creation) => ({ wave, creation })));
		const circle =
			stuck.find(({ creation }) => isReady(creation.needs)) ??
			stuck.find(({ creation }) => isBareable(creation, isReady) && needsItself(creation, stuck)) ??
			stuck[0]!;
		const { wave, creation } = circle;
		wave.delete(creation);
		if (isBareable(creation, isReady)) {
			create(wave, { ...creation, form: 'bare' });
			const rest = restOf(creation);
			wave.add(rest);
			uncreated.add(rest.identity);
		} else {
			for (const [part, needs] of creation.deferrable) if (!isReady(needs)) deferred.add(part);
			create(wave, creation);
		}
	}
	return { order, deferred };
}

/** The objects of a kind, with the tables the columns that are added to tables that are there already. */
function listCreated(schema: Schema, kind: ObjectKind): readonly SchemaObject[] {
	return kind === 'table' ? [...objectsOf(schema, kind), ...addedColumns(schema)] : objectsOf(schema, kind);
}

function isBareable(
	{ object, form, needs }: Creation,
	isReady: (needs: ReadonlySet<Identity>) => boolean,
): boolean {
	if (form !== 'whole') return false;
	if (object.kind === 'view' || object.kind === 'domain') return true;
	// The types of its arguments are needed first.
	const others = needs.values().filter((need) => !ROUTINES.test(need));
	return hasParsedBody(object) && isReady(new Set(others));
}

/** True for what is part of a circle, false for what only waits for one. */
function needsItself(start: Creation, stuck: readonly { readonly creation: Creation }[]): boolean {
	const needs = new Map(stuck.map(({ creation }) => [creation.identity, creation.needs]));
	const seen = new Set<Identity>();
	const open = [...start.needs];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		if (next === start.identity) return true;
		if (seen.has(next)) continue;
		seen.add(next);
		for (const need of needs.get(next) ?? []) open.push(need);
	}
	return false;
}

/** The second turn of what was made bare. */
function restOf(creation: Creation): Creation {
	const identity = `rest of ${creation.identity}` as Identity;
	const needs = new Set([
		...creation.needs,
		...[...creation.deferrable.values()].flatMap((each) => [...each]),
	]);
	return { ...creation, identity, form: 'rest', needs, deferrable: new Map() };
}

/** What stands for the first turn of a type that its own functions need. */
function bareOf(identity: Identity): Identity {
	return `bare ${identity}` as Identity;
}

function describe(schema: Schema, object: SchemaObject): readonly Creation[] {
	const creation = describeWhole(schema, object);
	const isRecursive = callsItself(object);
	if (!isNamedFirst(object) && !isRecursive) return [creation];
	const { identity, deferrable } = creation;
	const needs = isRecursive ? creation.needs : new Set<Identity>();
	const bare: Creation = { object, form: 'bare', identity: bareOf(identity), needs, deferrable };
	return [bare, { ...creation, form: 'rest', needs: new Set([...creation.needs, bare.identity]) }];
}

/** A type that functions of its own read, write or make canonical. */
function isNamedFirst(object: SchemaObject | undefined): boolean {
	const isType = object?.kind === 'base-type' || object?.kind === 'range';
	return isType && object.statements.length > 1;
}

function describeWhole(schema: Schema, object: SchemaObject): Creation {
	const identity = identify(object);
	const needs = new Set<Identity>();
	const deferrable = new Map<Identity, ReadonlySet<Identity>>();
	const find = (from: Identity): readonly Identity[] =>
		(schema.dependencies.get(from) ?? [])
			.map((needed) => ownerOf(schema, needed))
			.filter((needed) => needed !== identity)
			.map((needed) => (isServedBy(schema, needed, from) ? bareOf(needed) : needed));
	const own = find(identity);
	if (object.kind === 'domain') {
		deferrable.set(identity, new Set(own.filter((needed) => ROUTINES_AND_SEQUENCES.test(needed))));
	}
	for (const needed of own) if (!deferrable.get(identity)?.has(needed)) needs.add(needed);
	const form = 'whole';
	if (object.kind !== 'table') return { object, form, identity, needs, deferrable };

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
	return { object, form, identity, needs, deferrable };
}

/** True for a type and a function that it is made with: the function needs no more of it than its name. */
function isServedBy(schema: Schema, type: Identity, routine: Identity): boolean {
	return isNamedFirst(findObject(schema, type)) && (schema.dependencies.get(type) ?? []).includes(routine);
}

/** The relation that a column, constraint or index is created with; any other object is created by itself, as what is added to a given table. */
function ownerOf(schema: Schema, identity: Identity): Identity {
	const object = findObject(schema, identity);
	if (!object || !('relation' in object)) return identity;
	const table = identifyRelation('table', object.namespace, object.relation);
	if (findObject(schema, table)) return table;
	const view = identifyRelation('materialized-view', object.namespace, object.relation);
	return findObject(schema, view) ? view : identity;
}
