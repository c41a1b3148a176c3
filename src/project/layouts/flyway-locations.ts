import { resolvePath } from '../sources/paths.ts';
import type { FlywaySettings } from './flyway-settings.ts';
import type { Tree } from './layout.ts';
import { folderOf, joinPath } from './names.ts';

/** The folders that the settings have Flyway read. */
export interface FlywayLocations {
	/** Whether the settings name folders that are there. */
	readonly isNamed: boolean;
	/** Those folders, in their order, where the one that is asked about is among them; none otherwise. */
	readonly found: readonly string[];
}

/** Finds the folders that the settings name, seen from one of them. */
export function findLocations(
	{ path, locations }: FlywaySettings,
	tree: Tree,
	directory: string,
): FlywayLocations {
	if (path === null) return { isNamed: false, found: [] };
	const bases = [folderOf(path), directory];
	for (let folder = directory; folder !== ''; folder = folderOf(folder)) bases.push(folderOf(folder));
	const named = locations.flatMap((location) => {
		const places = bases.map((base) => resolvePath(joinPath(base, folderIn(location))));
		return places.find((place) => place !== null && filesBelow([place], tree).length > 0) ?? [];
	});
	const isAmong = named.some((folder) => `${directory}/`.startsWith(`${folder}/`));
	return { isNamed: named.length > 0, found: isAmong ? [...new Set(named)] : [] };
}

/** Every file below one of some folders. */
export function filesBelow(folders: readonly string[], tree: Tree): readonly string[] {
	return tree.files.filter((path) =>
		folders.some((folder) => folder === '' || path.startsWith(`${folder}/`)),
	);
}

/** `classpath:/db/{vendor}/*` → `db/postgresql`. */
function folderIn(location: string): string {
	const path = location.replace(/^[a-z]+:/, '').replace('{vendor}', 'postgresql');
	const wildcard = path.search(/[*?]/);
	const kept = wildcard < 0 ? path : path.slice(0, Math.max(path.lastIndexOf('/', wildcard), 0));
	return kept
		.split('/')
		.filter((part) => part !== '')
		.join('/');
}
