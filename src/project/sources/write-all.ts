import { openWorkingTree } from './working-tree.ts';
import { removeInside, writeInside } from './write-file.ts';

/**
 * Writes and removes files of a directory, all of them or none: where one cannot be, those before it are put back. Throws
 * the UserError of the one that could not be written.
 */
export async function writeAll(
	directory: string,
	edits: readonly { readonly path: string; readonly text: string | null }[],
): Promise<void> {
	const source = openWorkingTree(directory);
	const done: { path: string; before: string | null }[] = [];
	try {
		for (const { path, text } of edits) {
			const before = await source.read(path);
			if (text === null) await removeInside(directory, path);
			else await writeInside(directory, path, text);
			done.push({ path, before });
		}
	} catch (error) {
		for (const { path, before } of done.reverse()) {
			if (before === null) await removeInside(directory, path).catch(() => {});
			else await writeInside(directory, path, before).catch(() => {});
		}
		throw error;
	}
}
