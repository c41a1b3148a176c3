import type { GeneratedFile } from '../commands/generate.ts';
import type { FileChange } from '../compare/git-patch.ts';
import { runGit } from '../project/sources/git.ts';
import { openWorkingTree } from '../project/sources/working-tree.ts';

/** What generated files change in a directory, by their paths from the root of its repository. */
export async function listFileChanges(
	directory: string,
	files: readonly GeneratedFile[],
): Promise<readonly FileChange[]> {
	const prefix = await findPrefix(directory);
	const source = openWorkingTree(directory);
	const changed = files.filter((file) => file.changed);
	return Promise.all(
		changed.map(async ({ path, text }) => ({
			...{ path: `${prefix}${path}`, before: await source.read(path), after: text },
		})),
	);
}

/** Where the directory stands in its repository, such as `services/shop/`; empty for its root. */
async function findPrefix(directory: string): Promise<string> {
	const { stdout } = await runGit(directory, ['rev-parse', '--show-prefix']);
	return stdout.toString().replace(/\n$/, '');
}
