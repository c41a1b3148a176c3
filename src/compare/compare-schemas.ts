import { type Identity, identify } from '../model/identity.ts';
import { sortObjects } from '../model/normalise.ts';
import type { SchemaObject } from '../model/objects.ts';
import type { Schema } from '../model/schema.ts';
import type { Change } from './change.ts';
import { compareAttributes } from './compare-attributes.ts';
import { comparePositions } from './compare-positions.ts';

/**
 * What turns one schema into another, in the order of the model: by kind, then by name. A dropped table is reported with
 * each of its parts; a column moved only when the order of the columns that both tables have is another.
 */
export function compareSchemas(before: Schema, after: Schema): readonly Change[] {
	const old = byIdentity(before);
	const current = byIdentity(after);
	const moves = comparePositions(before, after);
	const all = sortObjects(new Map([...old, ...current]).values());
	return all.flatMap((object): readonly Change[] => {
		const identity = identify(object);
		const was = old.get(identity);
		const is = current.get(identity);
		if (!was) return [{ kind: 'added', object }];
		if (!is) return [{ kind: 'removed', object }];
		const move = moves.get(identity);
		const attributes = [...compareAttributes(was, is), ...(move ? [move] : [])];
		return attributes.length === 0 ? [] : [{ kind: 'changed', before: was, after: is, attributes }];
	});
}

function byIdentity(schema: Schema): ReadonlyMap<Identity, SchemaObject> {
	return new Map(schema.objects.map((object) => [identify(object), object]));
}
