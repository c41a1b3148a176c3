import { readRepository } from '../commands/open-repository.ts';
import { UserError } from '../errors.ts';
import { insertComment } from '../lint/suppressions/insert-comment.ts';
import { loadProject } from '../project/load-project.ts';
import type { Ignored, Silence } from '../slash-commands/slash-command.ts';
import type { PullRequestCheck } from './check-pull-request.ts';
import { commitFiles } from './commit-files.ts';
import { outsideSettings } from './outside-settings.ts';
import { readPullRequest } from './read-pull-request.ts';
import { openGithubTree } from './sources/github-tree.ts';

/** Commits a comment above a statement of a migration to a pull request's branch, if that is still at this head. */
export async function silenceStatement(
	{
		client,
		pullRequest,
		cache,
		checkpoints,
		fence,
	}: Pick<PullRequestCheck, 'client' | 'pullRequest' | 'cache' | 'checkpoints' | 'fence'>,
	{ path, line, comment }: Silence,
): Promise<Ignored> {
	const state = await readPullRequest(client, pullRequest);
	if (!state?.isOpen) return { kind: 'overtaken' };
	if (state.isFork) return { kind: 'fork' };
	const settings = outsideSettings(pullRequest.repo, checkpoints);
	const head = await openGithubTree(client, pullRequest, state.headSha, cache);
	const { databases } = await readRepository(head, false, settings);
	for (const database of databases) {
		const text = await loadProject(head, database).then(
			({ history }) => {
				const migration = history.migrations.find((each) => each.path === path);
				return migration ? insertComment(migration, line, comment) : null;
			},
			(error: unknown) => {
				if (error instanceof UserError) return null;
				throw error;
			},
		);
		if (text === null) continue;
		await fence();
		const made = await commitFiles(client, pullRequest, {
			branch: state.headRef,
			expectedHead: state.headSha,
			message: 'Silence a rule with its reason',
			files: [{ path, text }],
		});
		return made ? { kind: 'committed', ...made } : { kind: 'overtaken' };
	}
	return { kind: 'no-statement' };
}
