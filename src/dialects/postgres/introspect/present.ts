type Present<T> = { readonly [K in keyof T]?: NonNullable<T[K]> };

/** The entries that have a value: what an object has only where it is unusual. */
export function present<T extends Readonly<Record<string, unknown>>>(entries: T): Present<T> {
	return Object.fromEntries(
		Object.entries(entries).filter(([, value]) => (value ?? null) !== null),
	) as Present<T>;
}
