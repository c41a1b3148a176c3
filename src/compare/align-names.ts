import { identify } from '../model/identity.ts';
import type { Constraint, Index, SchemaObject } from '../model/objects.ts';
import { findObject, type Schema } from '../model/schema.ts';

type Named = Constraint | Index;

/**
 * The document's schema with names that the engine made up replaced by those of the other schema, where exactly one
 * object there constrains the same: a planned `email text UNIQUE` and a built `CONSTRAINT uq_email UNIQUE (email)` are one.
 */
export function alignNames(document: Schema, built: Schema): Schema {
	const free = new Map<string, Named[]>();
	for (const object of built.objects) {
		if (!isNamed(object) || findObject(document, identify(object))) continue;
		const signature = signatureOf(object);
		free.set(signature, [...(free.get(signature) ?? []), object]);
	}
	const renamed = new Map<string, string>();
	const objects = document.objects.map((object): SchemaObject => {
		if (!isNamed(object) || !isMadeUp(object) || findObject(built, identify(object))) return object;
		const [match, ...others] = free.get(signatureOf(object)) ?? [];
		if (!match || others.length) return object;
		renamed.set(JSON.stringify([object.namespace, object.name]), match.name);
		return { ...object, name: match.name, definition: match.definition };
	});
	const withIndexes = objects.map((object): SchemaObject => {
		if (object.kind !== 'index' || object.constraint === null) return object;
		const name = renamed.get(JSON.stringify([object.namespace, object.constraint]));
		return name === undefined ? object : { ...object, name, constraint: name };
	});
	return { ...document, objects: withIndexes };
}

function isNamed(object: SchemaObject): object is Named {
	switch (object.kind) {
		case 'primary-key':
		case 'unique':
		case 'foreign-key':
		case 'check':
		case 'exclusion':
			return true;
		case 'index':
			return object.constraint === null;
		default:
			return false;
	}
}

/** Everything but the name; an index definition holds the name, so it is cut out. */
function signatureOf(object: Named): string {
	const definition =
		object.kind === 'index' ? object.definition.replace(/ INDEX .+? ON /, ' INDEX ON ') : object.definition;
	return JSON.stringify([object.kind, object.namespace, object.relation, definition]);
}

const SUFFIXES = {
	'primary-key': 'pkey',
	unique: 'key',
	'foreign-key': 'fkey',
	check: 'check',
	exclusion: 'excl',
	index: 'idx',
};

/** Whether a name has the form that PostgreSQL gives: relation, columns, a suffix for the kind, maybe a number. */
function isMadeUp(object: Named): boolean {
	const start = object.relation.slice(0, 20);
	return object.name.startsWith(start) && new RegExp(`_${SUFFIXES[object.kind]}\\d*$`).test(object.name);
}
