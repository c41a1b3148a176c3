import { type Identity, identify, identifyRelation, RELATION_KINDS } from './identity.ts';
import type {
	Constraint,
	MaterializedView,
	ObjectKind,
	ObjectOfKind,
	SchemaObject,
	Table,
	View,
} from './objects.ts';
import type { Privileges } from './privileges.ts';

/** An object of a kind that the model does not describe, known by name only. */
export interface OtherObject {
	/** Such as `aggregate` or `event trigger`. */
	readonly type: string;
	readonly name: string;
}

/** What is there before the first migration: a platform's objects, which are not the project's own. */
export interface Given {
	/** The script that makes it. */
	readonly sql: string;
	/** Statements that put its session settings in place, which hold for all SQL of the project. */
	readonly settings: readonly string[];
	/** What the script builds. */
	readonly schema: Schema;
}

/** A whole database as one engine built it, normalised: sorted, without clocks, OIDs or machine paths. */
export interface Schema {
	readonly dialect: 'postgresql';
	/** The engine's major version; deparsed text is only comparable within one. */
	readonly engineVersion: string;
	readonly objects: readonly SchemaObject[];
	readonly others: readonly OtherObject[];
	/** What each object needs to exist first; an order for writing, never part of equality. */
	readonly dependencies: ReadonlyMap<Identity, readonly Identity[]>;
	/** What is there first, and not among `objects`; absent where the database begins empty. */
	readonly given?: Given;
	/** Who may do what, which no document tells; absent where it is what the engine gives by itself. */
	readonly privileges?: Privileges;
}

/** What names a relation: its namespace and its own name. */
export interface RelationName {
	readonly namespace: string;
	readonly name: string;
}

/** What has columns and can be selected from. */
export type Relation = Table | View | MaterializedView;

type RelationPart = ObjectOfKind<'column' | 'index' | 'trigger' | 'rule' | 'policy'> | Constraint;

interface SchemaIndex {
	readonly byIdentity: ReadonlyMap<Identity, SchemaObject>;
	readonly byKind: ReadonlyMap<ObjectKind, readonly SchemaObject[]>;
	readonly parts: ReadonlyMap<string, readonly RelationPart[]>;
}

const indexes = new WeakMap<Schema, SchemaIndex>();

function indexOf(schema: Schema): SchemaIndex {
	const known = indexes.get(schema);
	if (known) return known;
	const byIdentity = new Map<Identity, SchemaObject>();
	const byKind = new Map<ObjectKind, SchemaObject[]>();
	const parts = new Map<string, RelationPart[]>();
	for (const object of schema.objects) {
		byIdentity.set(identify(object), object);
		append(byKind, object.kind, object);
		if ('relation' in object) append(parts, relationKey(object.namespace, object.relation), object);
	}
	const built = { byIdentity, byKind, parts };
	indexes.set(schema, built);
	return built;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}

function relationKey(namespace: string, relation: string): string {
	return JSON.stringify([namespace, relation]);
}

/** The object with this identity, if the schema has it. */
export function findObject(schema: Schema, identity: Identity): SchemaObject | undefined {
	return indexOf(schema).byIdentity.get(identity);
}

/** All objects of one kind, in the schema's order. */
export function objectsOf<K extends ObjectKind>(schema: Schema, kind: K): readonly ObjectOfKind<K>[] {
	return (indexOf(schema).byKind.get(kind) ?? []) as readonly ObjectOfKind<K>[];
}

/** The columns, indexes, triggers, rules, policies or constraints of one relation; columns come by position. */
export function partsOf<K extends RelationPart['kind']>(
	schema: Schema,
	relation: RelationName,
	...kinds: readonly K[]
): readonly ObjectOfKind<K>[] {
	const parts = indexOf(schema).parts.get(relationKey(relation.namespace, relation.name)) ?? [];
	return parts.filter((part): part is ObjectOfKind<K> & RelationPart =>
		(kinds as readonly string[]).includes(part.kind),
	);
}

/** The given relations that some of the objects are parts of, in the order of these. */
export function givenRelations(schema: Schema): readonly RelationName[] {
	if (!schema.given) return [];
	const found = new Map<string, RelationName>();
	for (const object of schema.objects) {
		if (!('relation' in object)) continue;
		const { namespace, relation: name } = object;
		const key = relationKey(namespace, name);
		if (!found.has(key) && findRelation(schema.given.schema, namespace, name))
			found.set(key, { namespace, name });
	}
	return [...found.values()];
}

/** The relation of this name, of whatever kind, if the schema has it. */
export function findRelation(schema: Schema, namespace: string, name: string): SchemaObject | undefined {
	for (const kind of RELATION_KINDS) {
		const found = findObject(schema, identifyRelation(kind, namespace, name));
		if (found) return found;
	}
	return undefined;
}
