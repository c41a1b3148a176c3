import { isSameValue } from '../model/normalise.ts';
import type { ObjectKind, ObjectOfKind, SchemaObject } from '../model/objects.ts';
import type { AttributeChange } from './change.ts';
import { ATTRIBUTES, type Attribute } from './compare-kinds.ts';

/** How two objects of one kind differ, attribute by attribute in a fixed order; positions of columns are told elsewhere. */
export function compareAttributes(before: SchemaObject, after: SchemaObject): readonly AttributeChange[] {
	return before.kind === after.kind ? compareKind(before.kind, before, after) : [];
}

function compareKind<K extends ObjectKind>(
	kind: K,
	before: ObjectOfKind<K>,
	after: SchemaObject,
): readonly AttributeChange[] {
	const attributes: readonly Attribute<ObjectOfKind<K>>[] = ATTRIBUTES[kind];
	const changes = attributes
		.map(({ name, read }) => ({ name, before: read(before), after: read(after as ObjectOfKind<K>) }))
		.filter((change) => !isSameValue(change.before, change.after));
	const told = new Set(changes.map((change) => change.name));
	const implied = attributes.filter(({ impliedBy }) => impliedBy?.some((name) => told.has(name)));
	return changes.filter((change) => !implied.some(({ name }) => name === change.name));
}
