import { type Identity, identify } from '../model/identity.ts';
import { displayIdentity } from '../model/name.ts';
import type { SchemaObject } from '../model/objects.ts';

/** What SQL calls a kind of object, in lower case: `schema` for a namespace, `materialized view`. */
export function kindWord(kind: string): string {
	if (kind === 'namespace') return 'schema';
	if (kind === 'enum' || kind === 'composite') return 'type';
	return kind.replaceAll('-', ' ');
}

/** An object's name for a reader, with its table where it belongs to one, such as `users.email`; without `public`. */
export function displayObject(object: SchemaObject): string {
	return displayName(identify(object));
}

/** An object's kind and name for a reader, such as `column users.email`. */
export function subjectOf(object: SchemaObject): string {
	return subjectOfIdentity(identify(object));
}

/** The same for an object that is known by its identity only. */
export function subjectOfIdentity(identity: Identity): string {
	return `${kindWord(identity.slice(0, identity.indexOf(' ')))} ${displayName(identity)}`;
}

/** `a`, `a and b`, `a, b and c`; with more than `most` of them the number of the others stands at the end. */
export function listWords(words: readonly string[], most = 8): string {
	if (words.length > most) return `${words.slice(0, most).join(', ')} and ${words.length - most} more`;
	return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function displayName(identity: Identity): string {
	return displayIdentity(identity.slice(identity.indexOf(' ') + 1));
}
