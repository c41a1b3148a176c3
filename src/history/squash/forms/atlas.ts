import { hashAtlasFiles } from '../../../project/layouts/atlas-sum.ts';
import { folderOf, joinPath } from '../../../project/layouts/names.ts';
import { comparePaths } from '../../../project/sources/paths.ts';
import type { Form } from './form.ts';
import { ALREADY_RUN, listEdits, PARTLY_RUN, wholeFile } from './whole-file.ts';

const FILES = wholeFile({
	refuses: ({ source }) =>
		/^-- atlas:(?:checkpoint|delimiter)\b/m.test(source) ? 'It begins with a directive of Atlas.' : null,
	advise: ({ migrations }) => [
		`${ALREADY_RUN} ${PARTLY_RUN}`,
		`Tell Atlas so: \`atlas migrate set ${migrations.at(-1)?.version ?? ''}\`; a database without Atlas's records is taken over with \`atlas migrate apply --baseline ${migrations.at(-1)?.version ?? ''}\`.`,
	],
});

/** Atlas: files beside `atlas.sum`, which is kept true. */
export const atlas: Form = {
	...FILES,
	async write(fold, files) {
		const edits = new Map((await FILES.write(fold, files)).map(({ path, text }) => [path, text]));
		const directory = folderOf(fold.migrations[0]?.path ?? '');
		const sum = joinPath(directory, 'atlas.sum');
		if (!files.all.includes(sum)) return listEdits(edits);
		const paths = files.all
			.filter((path) => folderOf(path) === directory && path.endsWith('.sql') && edits.get(path) !== null)
			.toSorted(comparePaths);
		const texts = await Promise.all(
			paths.map(async (path) => edits.get(path) ?? (await files.read(path)) ?? ''),
		);
		edits.set(sum, hashAtlasFiles(paths, texts));
		return listEdits(edits);
	},
};
