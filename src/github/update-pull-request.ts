import { generateRepository } from '../commands/generate.ts';
import { readRepository } from '../commands/open-repository.ts';
import type { Update } from '../slash-commands/slash-command.ts';
import type { PullRequestCheck } from './check-pull-request.ts';
import { commitFiles } from './commit-files.ts';
import { outsideSettings } from './outside-settings.ts';
import { readPullRequest } from './read-pull-request.ts';
import { openGithubTree } from './sources/github-tree.ts';

/** The one line that commits of a regenerated specification have. */
export const COMMIT_MESSAGE = 'Update the database specification';

/**
 * Regenerates the specification of a pull request's head from GitHub's interface alone and commits it to its branch, if
 * that is still at this head. Nothing is committed that is not proven.
 */
export async function updatePullRequest({
	client,
	pullRequest,
	cache,
	checkpoints,
	fence,
}: Pick<PullRequestCheck, 'client' | 'pullRequest' | 'cache' | 'checkpoints' | 'fence'>): Promise<Update> {
	const state = await readPullRequest(client, pullRequest);
	if (!state?.isOpen) return { kind: 'overtaken' };
	if (state.isFork) return { kind: 'fork' };
	const settings = outsideSettings(pullRequest.repo, checkpoints);
	const head = await openGithubTree(client, pullRequest, state.headSha, cache);
	const results = await generateRepository(await readRepository(head, false, settings), settings);
	const databases = results.filter(({ proven }) => !proven).map(({ name }) => name);
	if (databases.length > 0) return { kind: 'unproven', databases };
	const files = results.flatMap((result) => result.files).filter(({ changed }) => changed);
	if (files.length === 0) return { kind: 'current' };
	await fence();
	const made = await commitFiles(client, pullRequest, {
		branch: state.headRef,
		expectedHead: state.headSha,
		message: COMMIT_MESSAGE,
		files,
	});
	return made ? { kind: 'committed', ...made, paths: files.map(({ path }) => path) } : { kind: 'overtaken' };
}
