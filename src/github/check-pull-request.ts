import { type Checked, checkRepository, stoppedReport } from '../commands/check.ts';
import { readRepository } from '../commands/open-repository.ts';
import { toDatabaseConfig } from '../config/settings.ts';
import { UserError } from '../errors.ts';
import type { Ports } from '../publish/ports.ts';
import type { CommentContext } from '../publish/publish-comments.ts';
import { publishReport } from '../publish/publish-report.ts';
import { removeDoubles } from '../publish/remove-doubles.ts';
import type { CheckpointStore } from '../replay/checkpoints/checkpoint-store.ts';
import type { Report, Verdict } from '../report/report.ts';
import { githubCheckRuns } from './check-run-port.ts';
import type { Client } from './client.ts';
import { githubComments, type PullRequestName } from './comment-port.ts';
import { githubDoubles } from './double-port.ts';
import { fencedPorts } from './fenced-ports.ts';
import { githubOpenPullRequests } from './open-pull-requests-port.ts';
import { outsideSettings } from './outside-settings.ts';
import { findBaseCommits, type PullRequestState, readPullRequest } from './read-pull-request.ts';
import { answeredStatus } from './retry-after.ts';
import { githubReviews } from './review-port.ts';
import type { BlobCache } from './sources/blob-cache.ts';
import { openGithubTree } from './sources/github-tree.ts';

/** What a check of a pull request from the outside is given. */
export interface PullRequestCheck {
	readonly client: Client;
	readonly pullRequest: PullRequestName;
	/** The login that the client writes as. */
	readonly author: () => Promise<string>;
	/** What the comment belongs to. */
	readonly identity: Pick<CommentContext, 'workflow' | 'job' | 'speaksForAll'>;
	/** The check run that tells it as well, if any; its buttons are heard by an App alone. */
	readonly checkRun: { readonly hasButtons: boolean } | null;
	readonly cache: BlobCache;
	/** What checks before this one have replayed; left out where nothing is kept. */
	readonly checkpoints?: CheckpointStore | undefined;
	/** Whether this head is still to be checked here; asked when it is read. */
	readonly isWanted: (head: string) => Promise<boolean>;
	/** Throws when this check may write no more, because another one has taken its place. */
	readonly fence: () => Promise<void>;
	/** Told what the ports have to say about the publishing itself. */
	readonly note: (message: string) => void;
}

/** How a check of a pull request ended. */
export type CheckOutcome =
	| { readonly kind: 'published'; readonly head: string; readonly verdict: Verdict; readonly doubles: number }
	| { readonly kind: 'superseded' | 'closed' | 'gone' };

/** Checks one pull request and tells it. */
export type CheckPullRequest = (check: PullRequestCheck) => Promise<CheckOutcome>;

/** The core's check of a repository's state. */
export type CheckRepository = typeof checkRepository;

/** What the check run is called among the others of a commit. */
const CHECK_RUN_NAME = 'Database specification';

/** A pull request that is pushed to faster than it is checked gets its comment from the next job. */
const MOST_ROUNDS = 5;

/**
 * Checks a pull request through GitHub's interface alone and tells it: nothing is cloned, nothing of the repository is
 * run. What was published about a head that was overtaken meanwhile is published anew, so that whoever comes last, the
 * newest head has the last word. Throws for everything that may be tried again.
 */
export const checkPullRequest: CheckPullRequest = checkingWith(checkRepository);

/** The same with a check of one's own in the core's place. */
export function checkingWith(checkState: CheckRepository): CheckPullRequest {
	return (check) => checkNewest(check, checkState);
}

async function checkNewest(check: PullRequestCheck, checkState: CheckRepository): Promise<CheckOutcome> {
	for (let round = 0; round < MOST_ROUNDS; round += 1) {
		const state = await readPullRequest(check.client, check.pullRequest);
		if (state === null) return { kind: 'gone' };
		if (!state.isOpen) return { kind: 'closed' };
		if (round === 0 && !(await check.isWanted(state.headSha))) return { kind: 'superseded' };
		const checked = await checkHead(check, state, checkState);
		await check.fence();
		await publish(check, state, checked);
		const doubles = await removeDoubles(githubDoubles(check.client, check.pullRequest, check.author));
		const now = await readPullRequest(check.client, check.pullRequest);
		if (now === null || now.headSha === state.headSha) {
			return { kind: 'published', head: state.headSha, verdict: checked.report.verdict, doubles };
		}
	}
	return { kind: 'superseded' };
}

async function checkHead(
	{ client, pullRequest, cache, checkpoints }: PullRequestCheck,
	state: PullRequestState,
	checkState: CheckRepository,
): Promise<Checked> {
	const { mergeBase, tip } = await findBaseCommits(client, pullRequest, state);
	const [head, base] = await Promise.all([
		openGithubTree(client, pullRequest, state.headSha, cache),
		openGithubTree(client, pullRequest, mergeBase, cache),
	]);
	const settings = {
		...outsideSettings(pullRequest.repo, checkpoints),
		openTip: tip === mergeBase ? null : () => openGithubTree(client, pullRequest, tip, cache),
		openPullRequests: githubOpenPullRequests(client, pullRequest, state.baseRef),
	};
	const repository = await readRepository(head, false, settings).catch(unreadable);
	return 'report' in repository ? repository : checkState(repository, base, settings);
}

/**
 * What cannot be read because of how it is written is not read better the next time, and is told by the check run of this
 * head. No comment says it, because nobody knows of which specification it would be.
 */
function unreadable(error: unknown): Checked {
	if (!(error instanceof UserError) || error.code !== 'config') throw error;
	const databases = [stoppedReport(toDatabaseConfig(null, {}), error)];
	const report: Report = { version: 1, verdict: 'error', compared: true, databases };
	return { report, failOn: 'error', publishing: { comment: 'never', reviewComments: 0 } };
}

async function publish(
	{ client, pullRequest, author, identity, checkRun, fence, note }: PullRequestCheck,
	{ headSha, repositoryUrl, isFork }: PullRequestState,
	{ report, publishing, failOn }: Checked,
): Promise<void> {
	const ports: Ports = {
		comments: { ...githubComments(client, pullRequest), author },
		review: githubReviews(client, pullRequest, headSha),
		checkRun: checkRun
			? githubCheckRuns(client, {
					...pullRequest,
					head: headSha,
					name: CHECK_RUN_NAME,
					// Of a pull request from a fork a webhook tells nothing else.
					externalId: String(pullRequest.number),
					app: (await author()).replace(/\[bot\]$/, ''),
				})
			: null,
		summary: { append: async () => {} },
		annotations: { annotate: () => {}, warn: note, note },
	};
	const { fenced, failures } = fencedPorts(ports, fence);
	await publishReport(report, fenced, {
		links: { repositoryUrl, sha: headSha },
		head: headSha,
		...identity,
		publishing,
		failOn,
		hasButtons: checkRun?.hasButtons ?? false,
		canUpdate: !isFork,
	});
	// Publishing makes warnings of what it could not write; here there is a second chance.
	const failure = failures.find((each) => !isForbidden(each));
	if (failure !== undefined) throw failure;
}

/** What the App was not allowed to do when it was installed it is not allowed the next time either. */
function isForbidden(error: unknown): boolean {
	return answeredStatus(error) === 403 && /not accessible by integration/i.test(String(error));
}
