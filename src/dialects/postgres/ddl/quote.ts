import { RESERVED_WORDS } from './reserved-words.ts';

const BARE_NAME = /^[a-z_][a-z0-9_$]*$/;

/** A name as SQL needs it: quoted when its characters or a keyword ask for it. */
export function quoteIdentifier(name: string): string {
	return BARE_NAME.test(name) && !RESERVED_WORDS.has(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** Names separated by commas, each quoted where needed. */
export function quoteIdentifiers(names: readonly string[]): string {
	return names.map(quoteIdentifier).join(', ');
}

/** A string constant; backslashes are plain characters, as `standard_conforming_strings` has them. */
export function quoteLiteral(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

/** `namespace.name`; bare in `public`, save where the engine's own catalog would be found first. */
export function quoteRelation(namespace: string, name: string): string {
	return namespace === 'public' && !name.startsWith('pg_')
		? quoteIdentifier(name)
		: quoteQualified(namespace, name);
}

/** `namespace.name` whatever the namespace: for types and functions, whose bare names may be the engine's own. */
export function quoteQualified(namespace: string, name: string): string {
	return `${quoteIdentifier(namespace)}.${quoteIdentifier(name)}`;
}
