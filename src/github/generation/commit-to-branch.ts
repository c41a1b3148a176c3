import { UserError } from '../../errors.ts';
import { commitFiles } from '../commit-files.ts';
import { type Deliver, titleOf } from './delivery.ts';
import { findTarget } from './target.ts';

/** Hands over in one commit on the branch that was checked out, where that is still where it was. */
export const commitToBranch: Deliver = async (delivery) => {
	const { client, repository, branch, head } = await findTarget(delivery);
	const { changes } = delivery;
	if (changes.length === 0)
		return { words: 'The specification is up to date: nothing to commit.', page: null, outputs: {} };
	const files = changes.map(({ path, after }) => ({ path, text: after }));
	const commit = { branch, expectedHead: head, message: titleOf(delivery), files };
	const made = await commitFiles(client, repository, commit).catch((error: unknown) => {
		throw protectedError(error, branch);
	});
	if (!made) {
		throw new UserError('publish', `The branch \`${branch}\` has moved on since it was checked out.`, {
			hint: 'Nothing was written. Run this again, so that its newest commit is checked out.',
		});
	}
	return { words: `Committed to \`${branch}\``, page: made.url, outputs: { commit: made.commit } };
};

/** Branch protection and rulesets refuse in words of their own, and under several names. */
function protectedError(error: unknown, branch: string): unknown {
	if (!(error instanceof UserError) || !/rule violation|protected branch|pull request/i.test(error.message))
		return error;
	return new UserError('publish', error.message, {
		hint: `The branch \`${branch}\` takes no commit that does not come from a pull request: use \`mode: pull-request\`.`,
		cause: error,
	});
}
