const SIMPLE_NAME = /^[a-z_][a-z0-9_$]*$/;

/** A name as SQL would have it, quoted only where its characters need that (keywords are left bare). */
export function quoteName(name: string): string {
	return SIMPLE_NAME.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** `namespace.name` for a reader: quoted where needed, `public.` left out. */
export function displayName(namespace: string, name: string): string {
	return namespace === 'public' ? quoteName(name) : `${quoteName(namespace)}.${quoteName(name)}`;
}
