import type { Deeds } from '../slash-commands/slash-command.ts';
import { checkPullRequest, type PullRequestCheck } from './check-pull-request.ts';
import { silenceStatement } from './silence-statement.ts';
import { squashPullRequest } from './squash-pull-request.ts';
import { updatePullRequest } from './update-pull-request.ts';

/** What deeds on a pull request are done with. */
export interface DeedsOptions extends Omit<PullRequestCheck, 'isWanted'> {
	/** True where our own commit makes GitHub tell nobody, so that the update has to check it itself. */
	readonly checksUpdates: boolean;
}

/** What commands and buttons may have done to a pull request, through GitHub's interface alone. */
export function pullRequestDeeds({ checksUpdates, ...options }: DeedsOptions): Deeds {
	const check = async () => {
		const outcome = await checkPullRequest({ ...options, isWanted: async () => true });
		return outcome.kind === 'published' && (outcome.verdict === 'pass' || outcome.verdict === 'warn');
	};
	return {
		check,
		async update() {
			const outcome = await updatePullRequest(options);
			if (outcome.kind === 'committed' && checksUpdates) await check();
			return outcome;
		},
		async ignore(silence) {
			const outcome = await silenceStatement(options, silence);
			if (outcome.kind === 'committed' && checksUpdates) await check();
			return outcome;
		},
		async squash(commits) {
			const outcome = await squashPullRequest(options, commits);
			if (outcome.kind === 'committed' && checksUpdates) await check();
			return outcome;
		},
	};
}
