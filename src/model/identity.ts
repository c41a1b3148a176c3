import { isDefined } from './defined-objects.ts';
import { quoteName } from './name.ts';
import type { SchemaObject } from './objects.ts';

/** What an object is known by across replays: its kind and qualified name, such as `column public.users.email`. */
export type Identity = string & { readonly __brand: 'Identity' };

/** The identity of an object; never an OID, equal in every engine that built the same thing. */
export function identify(object: SchemaObject): Identity {
	return `${object.kind} ${qualifiedName(object)}` as Identity;
}

/** The kinds of object that have columns and that other objects can belong to. */
export const RELATION_KINDS = ['table', 'view', 'materialized-view', 'foreign-table'] as const;

/** The identity of a relation that is known by its name only. */
export function identifyRelation(
	kind: (typeof RELATION_KINDS)[number],
	namespace: string,
	name: string,
): Identity {
	return `${kind} ${join(namespace, name)}` as Identity;
}

function qualifiedName(object: SchemaObject): string {
	if (isDefined(object)) {
		return object.namespace === null ? object.name : `${quoteName(object.namespace)}.${object.name}`;
	}
	switch (object.kind) {
		case 'namespace':
		case 'extension':
			return quoteName(object.name);
		case 'function':
		case 'procedure':
			return `${join(object.namespace, object.name)}(${object.identityArguments})`;
		case 'index':
		case 'enum':
		case 'domain':
		case 'composite':
		case 'sequence':
		case 'table':
		case 'view':
		case 'materialized-view':
		case 'foreign-table':
			return join(object.namespace, object.name);
		case 'column':
		case 'primary-key':
		case 'unique':
		case 'foreign-key':
		case 'check':
		case 'exclusion':
		case 'trigger':
		case 'rule':
		case 'policy':
			return join(object.namespace, object.relation, object.name);
	}
}

function join(...parts: string[]): string {
	return parts.map(quoteName).join('.');
}
