import { comparePaths, resolvePath } from '../../sources/paths.ts';
import type { Tree } from '../layout.ts';
import { folderOf, joinPath } from '../names.ts';

/** The places that a path in a changelog may mean: beside it, or below a folder around the root changelog. */
function placesOf(path: string, from: string, root: string, isRelative: boolean): readonly string[] {
	const plain = path.replace(/^classpath\*?:/, '').replace(/^\/+/, '');
	const bases = isRelative ? [folderOf(from)] : [];
	if (!isRelative) {
		for (let folder = folderOf(root); folder !== ''; folder = folderOf(folder)) bases.push(folder);
		bases.push('');
	}
	return bases.flatMap((base) => resolvePath(joinPath(base, plain)) ?? []);
}

/** The file that a changelog names; null where it is not there. */
export function findFile(
	path: string,
	from: string,
	root: string,
	isRelative: boolean,
	tree: Tree,
): string | null {
	return placesOf(path, from, root, isRelative).find((place) => tree.all.has(place)) ?? null;
}

/** The files below a folder that a changelog names, in Liquibase's order; null where the folder is not there. */
export function findFolder(
	path: string,
	from: string,
	root: string,
	isRelative: boolean,
	tree: Tree,
): readonly string[] | null {
	for (const place of placesOf(path, from, root, isRelative)) {
		const files = [...tree.all].filter((file) => file.startsWith(`${place}/`));
		if (files.length > 0) return files.toSorted(comparePaths);
	}
	return null;
}
