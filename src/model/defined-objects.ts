import { quoteName } from './name.ts';

/** The kinds of object that are rarely made and that the model keeps as the statements that build them. */
export const DEFINED_KINDS = [
	'language',
	'access-method',
	'collation',
	'range',
	'base-type',
	'aggregate',
	'operator',
	'cast',
	'transform',
	'operator-family',
	'operator-class',
	'conversion',
	'text-search-parser',
	'text-search-template',
	'text-search-dictionary',
	'text-search-configuration',
	'foreign-data-wrapper',
	'server',
	'user-mapping',
	'statistics',
	'publication',
	'subscription',
	'event-trigger',
] as const;

/** The tag of one of these kinds. */
export type DefinedKind = (typeof DEFINED_KINDS)[number];

interface Defined<K extends DefinedKind> {
	readonly kind: K;
	/** Null for what lives in no namespace. */
	readonly namespace: string | null;
	/** As SQL names it after its namespace: quoted where needed, with what tells it apart, such as `median(numeric)`. */
	readonly name: string;
	readonly comment: string | null;
	/** What builds it, in order and without semicolons; a type that its own functions need begins with its bare name. */
	readonly statements: readonly string[];
}

/** An object that the model knows by the statements that build it. */
export type DefinedObject = { readonly [K in DefinedKind]: Defined<K> }[DefinedKind];

/** True for an object that the model knows by its statements. */
export function isDefined<T extends { readonly kind: string }>(
	object: T,
): object is T & Extract<T, { readonly kind: DefinedKind }> {
	return (DEFINED_KINDS as readonly string[]).includes(object.kind);
}

/** The object's name for a reader, without `public`. */
export function displayDefined({ namespace, name }: DefinedObject): string {
	return namespace === null || namespace === 'public' ? name : `${quoteName(namespace)}.${name}`;
}

/** The same value for each of these kinds. */
export function forDefinedKinds<T>(value: T): Readonly<Record<DefinedKind, T>> {
	return Object.fromEntries(DEFINED_KINDS.map((kind) => [kind, value])) as Record<DefinedKind, T>;
}
