import { UserError } from '../errors.ts';
import { LAYOUTS } from './layouts/index.ts';
import type { PlannedFile, Tree } from './layouts/layout.ts';
import type { FileSource, MigrationHistory } from './project.ts';
import { comparePaths } from './sources/paths.ts';

/**
 * What a history's tool would run of files that may be from several branches, in its order, as far as their names alone
 * tell; none where the tool would refuse them.
 */
export async function planTogether(
	{ layout: name, directory }: MigrationHistory,
	paths: readonly string[],
	source: FileSource,
): Promise<readonly PlannedFile[]> {
	const layout = Object.values(LAYOUTS).find((each) => each.name === name);
	if (!layout || paths.length === 0) return [];
	const given = new Set(paths);
	const tree: Tree = {
		files: [...given].toSorted(comparePaths),
		all: new Set([...(await source.list('')), ...given]),
		read: async (path) => (given.has(path) ? '' : source.read(path)),
	};
	try {
		return (await layout.plan(directory, tree, {})).files;
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return [];
	}
}
