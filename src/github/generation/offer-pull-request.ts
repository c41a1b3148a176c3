import { UserError } from '../../errors.ts';
import { type Proposed, proposeFiles } from '../../publish/propose-files.ts';
import { list } from '../../report/words/count.ts';
import { githubBranches } from '../branch-port.ts';
import { githubPullRequests } from '../pull-request-port.ts';
import { type Deliver, type Delivered, type Delivery, titleOf } from './delivery.ts';
import { findTarget, type Target } from './target.ts';

const FAREWELL =
	'The branch that this was for has everything of it by now, so there is nothing left to merge. Running the generation again opens a new pull request as soon as there is.';

/** Hands over in the one pull request from a branch of ours. */
export const offerPullRequest: Deliver = async (delivery) => {
	const target = await findTarget(delivery);
	const { client, repository } = target;
	const branch = branchName(documentPath(delivery), target);
	const proposed = await proposeFiles(
		{
			base: { branch: target.branch, head: target.head },
			branch,
			files: delivery.changes,
			title: titleOf(delivery),
			body: delivery.description,
			farewell: FAREWELL,
		},
		{ branches: githubBranches(client, repository), pullRequests: githubPullRequests(client, repository) },
	);
	return describe(proposed, branch, target);
};

const USUAL_DOCUMENT = 'docs/database-spec.md';

/** The path of the first specification from the root of the repository. */
function documentPath({ generated, changes }: Delivery): string {
	const path = generated[0]?.files[0]?.path ?? '';
	return changes.find((change) => change.path.endsWith(path))?.path ?? path;
}

/**
 * The branch for a specification and the branch that it is for: one for each, so that none of them overwrites another
 * one's.
 */
export function branchName(
	document: string,
	{ branch, isDefaultBranch }: Pick<Target, 'branch' | 'isDefaultBranch'>,
): string {
	const parts = [
		...(document === USUAL_DOCUMENT ? [] : [document.replace(/\.md$/, '')]),
		...(isDefaultBranch ? [] : [`for ${branch}`]),
	];
	return ['auggie/database-spec', ...parts.map(asName)].join('-');
}

/** https://git-scm.com/docs/git-check-ref-format */
function asName(text: string): string {
	return text.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

function describe(proposed: Proposed, branch: string, { repositoryUrl }: Target): Delivered {
	switch (proposed.kind) {
		case 'current':
			return {
				words: proposed.closed
					? `The specification is up to date: pull request ${proposed.closed.number} had become pointless and is closed.`
					: 'The specification is up to date: there is nothing to offer.',
				page: null,
				outputs: {},
			};
		case 'opened':
		case 'updated':
		case 'unchanged': {
			const { number, url } = proposed.pullRequest;
			const word = { opened: 'is opened', updated: 'is brought up to date', unchanged: 'has it all already' };
			return {
				words: `Pull request ${number} ${word[proposed.kind]}`,
				page: url,
				outputs: {
					...{ 'pull-request-number': number, 'pull-request-url': url },
					...(proposed.commit === null ? {} : { commit: proposed.commit }),
				},
			};
		}
		case 'taken': {
			const authors = list(proposed.authors);
			throw new UserError('publish', `The branch \`${branch}\` has commits by ${authors}.`, {
				hint: `They are kept, so nothing was written. Merge ${proposed.pullRequest?.url ?? `${repositoryUrl}/tree/${branch}`}, or start this workflow on that branch with \`mode: commit\`, which generates on top of them.`,
			});
		}
		case 'overtaken':
			throw new UserError('publish', `Somebody else has moved the branch \`${branch}\` at the same time.`, {
				hint: 'Nothing was written. Run this again.',
			});
	}
}
