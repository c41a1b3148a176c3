import { findAbove } from './ancestors.ts';
import type { Tree } from './layout.ts';
import { folderOf } from './names.ts';

/** Whether a `package.json` at or above a directory names an npm package as a key, as dependencies are. */
export async function usesPackage(tree: Tree, directory: string, name: string): Promise<boolean> {
	const path = findAbove(tree.all, directory, ['package.json']);
	if (path === null) return false;
	const text = (await tree.read(path).catch(() => null)) ?? '';
	if (new RegExp(`"${name}"\\s*:`).test(text)) return true;
	// A package of a workspace has what is installed for all of them.
	const folder = folderOf(path);
	return folder !== '' && usesPackage(tree, folderOf(folder), name);
}
