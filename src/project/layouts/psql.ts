import { expandPsql } from '../../sql/psql/expand.ts';
import type { FindFile } from '../../sql/psql/script.ts';
import { resolvePath } from '../sources/paths.ts';
import type { ReadContext, UpPart } from './layout.ts';
import { folderOf, joinPath, wholeOf } from './names.ts';

/** A file as psql runs it: statement by statement, with its own commands and with the settings' values as variables. */
export async function readPsql(
	path: string,
	source: string,
	{ tree, directory, placeholders }: ReadContext,
): Promise<UpPart> {
	const findFile: FindFile = async (name, from, isRelative) => {
		const folders = isRelative ? [folderOf(from)] : workingDirectories(directory, path);
		const places = name.startsWith('/') ? [] : folders.map((folder) => resolvePath(joinPath(folder, name)));
		const found = places.find((place) => place !== null && tree.all.has(place)) ?? null;
		const text = found === null ? null : await tree.read(found);
		return found === null || text === null ? null : { path: found, text };
	};
	const variables = new Map(Object.entries(placeholders));
	const { replacements, notes } = await expandPsql({ path, text: source }, variables, findFile);
	return { sections: [{ spans: [wholeOf(source)], transaction: 'none' }], replacements, ledger: notes };
}

/** Where psql may have been started: most likely where the migrations are, or in a folder around them. */
function workingDirectories(directory: string, path: string): readonly string[] {
	const start = directory.endsWith('.sql') ? folderOf(directory) : directory;
	const folders = [start, folderOf(path)];
	for (let folder = start; folder !== ''; folder = folderOf(folder)) folders.push(folderOf(folder));
	return folders;
}
