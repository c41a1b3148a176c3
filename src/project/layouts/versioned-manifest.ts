import { UserError } from '../../errors.ts';
import type { Tree } from './layout.ts';
import { folderOf, joinPath } from './names.ts';

/** The SQL files that a version's manifest lists, in order; null where there is none or it lists no files. */
export async function readManifest(path: string, tree: Tree): Promise<readonly string[] | null> {
	if (!tree.all.has(path)) return null;
	const names = listIn(path, (await tree.read(path)) ?? '');
	return (
		names?.map((name) => {
			const file = joinPath(folderOf(path), name);
			if (tree.all.has(file)) return file;
			throw new UserError('load', `The manifest lists ${name}, which is not there.`, {
				location: { file: path },
				hint: 'Commit the file, or take it out of the manifest.',
			});
		}) ?? null
	);
}

/** The only list of SQL files among the manifest's values. */
function listIn(file: string, text: string): readonly string[] | null {
	let data: unknown;
	try {
		data = JSON.parse(text);
	} catch (cause) {
		throw new UserError('load', 'This manifest is no JSON.', {
			location: { file },
			hint: 'Correct it: it says which files of its folder are run, and in what order.',
			cause,
		});
	}
	if (typeof data !== 'object' || data === null) return null;
	const lists = Object.values(data).filter(isListOfSql);
	return lists.length === 1 ? (lists[0] ?? null) : null;
}

function isListOfSql(value: unknown): value is readonly string[] {
	return (
		Array.isArray(value) &&
		value.length > 0 &&
		value.every((name) => typeof name === 'string' && /^[^/\\]+\.sql$/.test(name))
	);
}
