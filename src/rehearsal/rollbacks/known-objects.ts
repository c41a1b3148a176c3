import type { Effect } from '../../dialects/dialect.ts';
import { type Identity, identify, RELATION_KINDS } from '../../model/identity.ts';
import { quoteName } from '../../model/name.ts';
import { normaliseSchema } from '../../model/normalise.ts';
import type { ObjectKind, SchemaObject } from '../../model/objects.ts';
import type { Schema } from '../../model/schema.ts';

/** The objects of a schema by the engine's own keys, or those of them that something is about. */
export type KnownObjects = ReadonlyMap<string, SchemaObject>;

const RELATIONS: ReadonlySet<string> = new Set(RELATION_KINDS);

/** The parts of tables that may go or come with another one, as the index of a constraint does. */
const PARTS: ReadonlySet<string> = new Set([
	...['primary-key', 'unique', 'foreign-key', 'check', 'exclusion', 'index', 'trigger', 'rule', 'policy'],
]);

/** What effects are about: the numbers in their keys, and those of the tables that they touch a part of. */
export function numbersOf(effects: readonly Effect[], known: KnownObjects): ReadonlySet<string> {
	const numbers = new Set(effects.map(({ key }) => numberOf(key)));
	const parts = effects.filter(({ kind }) => PARTS.has(kind)).map(({ identity }) => identity);
	if (parts.length === 0) return numbers;
	const owners = new Set(parts.map(ownerName));
	const named = new Set(parts);
	for (const object of known.values()) {
		// An index does not say in its name which table it is of.
		if (object.kind === 'index' && named.has(identify(object)))
			owners.add(quotedName(object.namespace, object.relation));
	}
	for (const [key, object] of known) {
		if (!RELATIONS.has(object.kind) || !('namespace' in object) || object.namespace === null) continue;
		if (owners.has(quotedName(object.namespace, object.name))) numbers.add(numberOf(key));
	}
	return numbers;
}

/** `check public.orders.positive` → `public.orders`. */
function ownerName(identity: Identity): string {
	const name = identity.slice(identity.indexOf(' ') + 1);
	return (name.match(/"(?:[^"]|"")*"|[^.]+/g) ?? []).slice(0, 2).join('.');
}

function quotedName(namespace: string, name: string): string {
	return `${quoteName(namespace)}.${quoteName(name)}`;
}

/** The objects of some kinds that have these numbers, or belong to tables that have. */
export function touchedBy(
	numbers: ReadonlySet<string>,
	kinds: ReadonlySet<ObjectKind>,
	known: KnownObjects,
): KnownObjects {
	const relations = new Set<string>();
	for (const [key, object] of known) {
		if (RELATIONS.has(object.kind) && numbers.has(numberOf(key))) relations.add(nameOf(object));
	}
	const touched = new Map<string, SchemaObject>();
	for (const [key, object] of known) {
		if (!kinds.has(object.kind)) continue;
		if (numbers.has(numberOf(key)) || relations.has(ownerOf(object))) touched.set(key, object);
	}
	return touched;
}

/** What is known after some of it was read anew: the old reading of those goes, the new one comes. */
export function readAnew(known: KnownObjects, before: KnownObjects, after: KnownObjects): KnownObjects {
	const all = new Map(known);
	for (const key of before.keys()) all.delete(key);
	for (const [key, object] of after) all.set(key, object);
	return all;
}

/** The objects as a schema, without an order of creation. */
export function toSchema(known: KnownObjects): Schema {
	return normaliseSchema({
		dialect: 'postgresql',
		engineVersion: '',
		objects: [...known.values()],
		others: [],
		dependencies: new Map(),
	});
}

/** `pg_class:16385:2` → `16385`: columns go with their table. */
function numberOf(key: string): string {
	return key.split(':')[1] ?? '';
}

function nameOf(object: SchemaObject): string {
	return JSON.stringify(['namespace' in object ? object.namespace : null, object.name]);
}

function ownerOf(object: SchemaObject): string {
	return 'relation' in object ? JSON.stringify([object.namespace, object.relation]) : '';
}
