import { listExtensions } from './assets.ts';

/**
 * The extensions whose names stand somewhere in the SQL, by name, with their archives; all where the SQL is not known.
 * Passing one costs time at the start.
 */
export async function neededExtensions(
	sources: readonly string[] | 'unknown',
): Promise<Readonly<Record<string, string>>> {
	const archives = await listExtensions();
	if (sources === 'unknown') return Object.fromEntries(archives);
	const named = new RegExp(`(?<![\\w-])(?:${[...archives.keys()].join('|')})(?![\\w-])`, 'gi');
	const needed = new Set(
		sources.flatMap((source) => (source.match(named) ?? []).map((name) => name.toLowerCase())),
	);
	// These two are made of others.
	if (needed.has('earthdistance')) needed.add('cube');
	return Object.fromEntries([...archives].filter(([name]) => needed.has(name)));
}
