import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { runGit } from '../../project/sources/git.ts';
import { type Client, openClient } from '../client.ts';
import type { RepositoryName } from '../sources/github-tree.ts';
import type { Delivery } from './delivery.ts';

/** The branch on GitHub that was checked out, and with what to write to its repository. */
export interface Target {
	readonly client: Client;
	readonly repository: RepositoryName;
	/** Such as `https://github.com/octocat/shop`. */
	readonly repositoryUrl: string;
	readonly branch: string;
	/** The commit that is checked out. */
	readonly head: string;
	readonly isDefaultBranch: boolean;
}

const PAYLOAD = z.object({ repository: z.object({ default_branch: z.string() }) });

const BRANCHES = 'refs/heads/';

/** Finds what to write to; throws a UserError where the run has no token, no branch or no checkout. */
export async function findTarget({ inputs, event, run }: Delivery): Promise<Target> {
	const { repository, ref, apiUrl, serverUrl } = run;
	if (!inputs.token || !repository) {
		throw new UserError('config', 'There is no token to write with.', {
			hint: 'Leave the input `github-token` as it is, or use `mode: artifact`, which writes nothing to GitHub.',
		});
	}
	if (!ref.startsWith(BRANCHES)) {
		throw new UserError('config', `The run was started on \`${ref}\`, which is no branch.`, {
			hint: 'Start it on a branch, or use `mode: artifact`.',
		});
	}
	const { stdout, exitCode } = await runGit(inputs.cwd, ['rev-parse', '--verify', 'HEAD']);
	if (exitCode !== 0) {
		throw new UserError('git', 'There is no commit checked out.', {
			hint: 'Let a step with `actions/checkout` go before this one.',
		});
	}
	const branch = ref.slice(BRANCHES.length);
	const known = PAYLOAD.safeParse(event.payload);
	return {
		client: openClient({ token: inputs.token, apiUrl, patient: true }),
		repository,
		repositoryUrl: `${serverUrl}/${repository.owner}/${repository.repo}`,
		branch,
		head: stdout.toString().trim(),
		isDefaultBranch: known.success ? known.data.repository.default_branch === branch : true,
	};
}
