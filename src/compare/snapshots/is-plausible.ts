/** Whether a snapshot with tables of these names can be of a database with those: they have most of them in common. */
export function isPlausible(snapshot: ReadonlySet<string>, built: ReadonlySet<string>): boolean {
	const shared = [...snapshot].filter((name) => built.has(name)).length;
	return shared > 0 && 2 * shared >= snapshot.size && 2 * shared >= built.size;
}
