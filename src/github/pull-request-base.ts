import { UserError } from '../errors.ts';
import { runGit } from '../project/sources/git.ts';
import type { PullRequestEvent } from './event.ts';

/**
 * The commit to judge a pull request against: what it is merged into in the merge commit that GitHub checks out, else
 * the payload's base. That one may be older, and what others have merged since is no doing of the pull request.
 */
export async function pullRequestBase(
	directory: string,
	{ baseSha, headSha }: PullRequestEvent,
): Promise<string> {
	const [base, merged] = await findParents(directory);
	return base !== undefined && merged === headSha ? base : baseSha;
}

/** None where git cannot tell; the check itself says what is wrong with the checkout. */
async function findParents(directory: string): Promise<readonly string[]> {
	try {
		const { exitCode, stdout } = await runGit(directory, ['rev-list', '--parents', '--max-count=1', 'HEAD']);
		return exitCode === 0 ? stdout.toString().trim().split(' ').slice(1) : [];
	} catch (error) {
		if (error instanceof UserError) return [];
		throw error;
	}
}
