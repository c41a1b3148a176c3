import { isAbsolute, relative } from 'node:path';
import { UserError } from '../errors.ts';
import type { CheckpointStore } from '../replay/checkpoints/checkpoint-store.ts';
import { openDirectoryStore } from '../replay/checkpoints/directory-store.ts';

/**
 * Opens the directory of the input `cache-directory`; undefined where there is none. Throws a UserError for one within the
 * checkout, where a pull request could bring files that are taken for what an earlier run has found.
 */
export async function openCache(
	directory: string | null,
	workspace: string,
): Promise<CheckpointStore | undefined> {
	if (directory === null) return undefined;
	const path = relative(workspace, directory);
	if (path === '' || !(path.startsWith('..') || isAbsolute(path))) {
		throw new UserError('config', `The input \`cache-directory\` is within the checkout: ${directory}.`, {
			hint: 'A pull request could bring files of its own there: name one below `runner.temp`.',
		});
	}
	return openDirectoryStore(directory);
}
