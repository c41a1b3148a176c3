import { identify } from './identity.ts';
import { isSameValue } from './normalise.ts';
import type { SchemaObject } from './objects.ts';
import { subjectOf } from './privileges.ts';
import { findObject, type Given, type OtherObject, type Schema } from './schema.ts';

/**
 * The project's own part of what an engine holds after what is given and the migrations have run in it: everything that
 * is not given, parts of given tables included, and given routines that the migrations wrote anew.
 */
export function withoutGiven(built: Schema, given: Given | undefined): Schema {
	if (!given) return built;
	const others = new Set(given.schema.others.map(nameOfOther));
	return {
		...built,
		objects: built.objects.filter((object) => !isGiven(given, object)),
		others: built.others.filter((other) => !others.has(nameOfOther(other))),
		...withoutGivenPrivileges(built, given),
		given,
	};
}

/** Defaults stay whole: those that are given hold for the project's own objects. */
function withoutGivenPrivileges({ privileges }: Schema, { schema }: Given): Pick<Schema, 'privileges'> {
	if (!privileges) return {};
	const known = new Map(schema.privileges?.objects.map((object) => [subjectOf(object), object]));
	const objects = privileges.objects.filter((object) => !isSameValue(known.get(subjectOf(object)), object));
	const labels = privileges.labels.filter(
		(label) => !schema.privileges?.labels.some((each) => isSameValue(each, label)),
	);
	return { privileges: { ...privileges, objects, labels } };
}

/** True for a kind that is written as a whole whatever was there: a changed one belongs to whoever wrote it last. */
export function isRewritable({ kind }: SchemaObject): boolean {
	return kind === 'function' || kind === 'procedure' || kind === 'publication';
}

function isGiven(given: Given, object: SchemaObject): boolean {
	// `public` is in every database, whoever else makes something in it.
	if (object.kind === 'namespace' && object.name === 'public') return false;
	const known = findObject(given.schema, identify(object));
	return known !== undefined && !(isRewritable(object) && !isSameValue(known, object));
}

function nameOfOther({ type, name }: OtherObject): string {
	return `${type} ${name}`;
}
