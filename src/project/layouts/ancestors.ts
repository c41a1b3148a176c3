import { folderOf, joinPath } from './names.ts';

/** The nearest of some file names at a directory or above it; null where there is none. */
export function findAbove(
	all: ReadonlySet<string>,
	directory: string,
	names: readonly string[],
): string | null {
	for (let folder = directory; ; folder = folderOf(folder)) {
		const found = names.map((name) => joinPath(folder, name)).find((path) => all.has(path));
		if (found !== undefined) return found;
		if (folder === '') return null;
	}
}

/** Whether a Cargo manifest depends on a crate by this very name. */
export function mentionsCrate(manifest: string, crate: string): boolean {
	return new RegExp(`^\\s*(?:\\[[^\\]]*dependencies\\.)?${crate}\\b(?!-)\\s*[=.\\]]`, 'm').test(manifest);
}
