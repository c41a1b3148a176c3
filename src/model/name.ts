const SIMPLE_NAME = /^[a-z_][a-z0-9_$]*$/;
const WORD = /^[A-Za-z_][A-Za-z0-9_$]*$/;
const QUOTED_WORD = /"([A-Za-z_][A-Za-z0-9_$]*)"/g;

/** A name as SQL would have it, quoted only where its characters need that (keywords are left bare). */
export function quoteName(name: string): string {
	return SIMPLE_NAME.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** A name for a reader: `User` and `userId` as they are, quoted only where it would not be seen that it is one name. */
export function readableName(name: string): string {
	return WORD.test(name) ? name : quoteName(name);
}

/** `namespace.name` for a reader, `public.` left out. */
export function displayName(namespace: string, name: string): string {
	return namespace === 'public' ? readableName(name) : `${readableName(namespace)}.${readableName(name)}`;
}

/** A type's name, or what an identity says behind its kind, for a reader: `User.userId` for `public."User"."userId"`. */
export function displayIdentity(rest: string): string {
	return rest.replace(/^public\./, '').replace(QUOTED_WORD, '$1');
}
