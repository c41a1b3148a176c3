import type { Identity } from '../../../model/identity.ts';
import type { ObjectKind, ObjectOfKind } from '../../../model/objects.ts';
import { findObject, type Schema } from '../../../model/schema.ts';
import { WRITERS } from './index.ts';
import { keepMeaning } from './keep-meaning.ts';

/**
 * The statements that build one object, without semicolons, as a reader would write them: a table comes whole, with its
 * constraints and comments. Empty when the schema has no such object.
 */
export function writeObject(schema: Schema, identity: Identity): readonly string[] {
	const object = findObject(schema, identity);
	return object ? writeKind(object.kind, object, schema).map(keepMeaning) : [];
}

function writeKind<K extends ObjectKind>(
	kind: K,
	object: ObjectOfKind<K>,
	schema: Schema,
): readonly string[] {
	return WRITERS[kind](object, schema);
}
