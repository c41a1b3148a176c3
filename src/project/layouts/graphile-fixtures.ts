import { UserError } from '../../errors.ts';
import { fillIn, type Replacement } from '../../sql/fill-in.ts';
import { positionAt } from '../../sql/position.ts';
import { resolvePath } from '../sources/paths.ts';
import type { Tree } from './layout.ts';
import { joinPath, wholeOf } from './names.ts';

const INCLUDE = /^--![ \t]*include[ \t]+(\S.*\.sql)[ \t]*$/gm;

/** How much text a migration may include in all, in UTF-16 units. */
const MOST_TEXT = 50_000_000;

interface SourceFile {
	readonly path: string;
	readonly text: string;
}

/** The files of the folder `fixtures` in place of the lines `--!include`; throws a UserError for one that is not there. */
export async function includeFixtures(
	file: SourceFile,
	directory: string,
	tree: Tree,
): Promise<readonly Replacement[]> {
	let length = 0;
	const include = async (
		{ path, text }: SourceFile,
		around: readonly string[],
	): Promise<readonly Replacement[]> => {
		const replacements: Replacement[] = [];
		for (const match of text.matchAll(INCLUDE)) {
			const location = { file: path, line: positionAt(text, match.index).line };
			const fixtures = joinPath(directory, 'fixtures');
			const wanted = joinPath(fixtures, match[1] ?? '');
			const found = resolvePath(wanted);
			const isThere = found?.startsWith(`${fixtures}/`) && tree.all.has(found);
			const included = found !== null && isThere ? await tree.read(found) : null;
			if (found === null || included === null) {
				throw new UserError('load', `The file ${wanted}, which is included here, is not there.`, {
					location,
				});
			}
			length += included.length;
			if (around.includes(found) || length > MOST_TEXT) {
				throw new UserError('limit', `${wanted} is included here once too often.`, { location });
			}
			const inner = await include({ path: found, text: included }, [...around, found]);
			replacements.push({
				span: { start: match.index, end: match.index + match[0].length },
				text: fillIn(included, wholeOf(included), inner).text,
			});
		}
		return replacements;
	};
	return include(file, [file.path]);
}
