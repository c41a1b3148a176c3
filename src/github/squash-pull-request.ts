import { readRepository } from '../commands/open-repository.ts';
import { squashRepository } from '../commands/squash.ts';
import { squashMarkdown } from '../report/squash/markdown.ts';
import type { SquashDeed } from '../slash-commands/slash-command.ts';
import type { PullRequestCheck } from './check-pull-request.ts';
import { commitFiles } from './commit-files.ts';
import { outsideSettings } from './outside-settings.ts';
import { findBaseCommits, readPullRequest } from './read-pull-request.ts';
import { openGithubTree } from './sources/github-tree.ts';

/** The one line that commits of a squash have. */
export const SQUASH_MESSAGE = 'Fold the migrations of this branch into one';

/**
 * Folds the migrations that a pull request adds, from GitHub's interface alone; where that is asked for, commits the result
 * to its branch, if that is still at this head. Nothing is committed that is not proven.
 */
export async function squashPullRequest(
	{
		client,
		pullRequest,
		cache,
		checkpoints,
		fence,
	}: Pick<PullRequestCheck, 'client' | 'pullRequest' | 'cache' | 'checkpoints' | 'fence'>,
	commits: boolean,
): Promise<SquashDeed> {
	const state = await readPullRequest(client, pullRequest);
	if (!state?.isOpen) return { kind: 'overtaken' };
	const settings = outsideSettings(pullRequest.repo, checkpoints);
	const { mergeBase } = await findBaseCommits(client, pullRequest, state);
	const [head, base] = await Promise.all([
		openGithubTree(client, pullRequest, state.headSha, cache),
		openGithubTree(client, pullRequest, mergeBase, cache),
	]);
	const repository = await readRepository(head, false, settings);
	if (repository.databases.length !== 1) return { kind: 'several' };
	const { report, edits } = await squashRepository(repository, base, { ...settings, from: null, to: null });
	const text = squashMarkdown(report);
	if (edits.length === 0) return { kind: 'nothing', text };
	if (!commits) return { kind: 'shown', text };
	if (state.isFork) return { kind: 'fork', text };
	await fence();
	const made = await commitFiles(client, pullRequest, {
		...{ branch: state.headRef, expectedHead: state.headSha, message: SQUASH_MESSAGE, files: edits },
	});
	if (!made) return { kind: 'overtaken' };
	const count = report.squashed.reduce((sum, { migrations }) => sum + migrations.length, 0);
	return { kind: 'committed', ...made, count, text };
}
