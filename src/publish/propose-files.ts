import { createHash } from 'node:crypto';
import { markOwnPart, replaceOwnPart } from './own-part.ts';
import type { BranchCommit, BranchPort } from './ports/branch-port.ts';
import type { PostedPullRequest, PullRequestPort } from './ports/pull-request-port.ts';

/** A file that changes, before and after; null where it is not there. */
export interface ProposedFile {
	/** From the root of the repository. */
	readonly path: string;
	readonly before: string | null;
	readonly after: string | null;
}

/** Files that are to be offered in a pull request. */
export interface Proposal {
	/** The branch that they are for, and the commit of it that they were made from. */
	readonly base: { readonly branch: string; readonly head: string };
	/** The branch of ours that the pull request comes from. */
	readonly branch: string;
	readonly files: readonly ProposedFile[];
	/** The title of the pull request, and the first line of its commit. */
	readonly title: string;
	/** Markdown. */
	readonly body: string;
	/** What the pull request is closed with when the base has everything. */
	readonly farewell: string;
}

/** What became of a proposal. */
export type Proposed =
	/** The base has it all; `closed` is the pull request that had become pointless. */
	| { readonly kind: 'current'; readonly closed: PostedPullRequest | null }
	| {
			readonly kind: 'opened' | 'updated' | 'unchanged';
			readonly pullRequest: PostedPullRequest;
			/** Null where the branch had everything already. */
			readonly commit: string | null;
	  }
	/** Others have committed to the branch, and nothing was written. */
	| {
			readonly kind: 'taken';
			readonly pullRequest: PostedPullRequest | null;
			readonly authors: readonly string[];
	  }
	/** Somebody pushed to the branch at the same time, and nothing was written. */
	| { readonly kind: 'overtaken' };

/** Where a proposal is made. */
export interface ProposalPorts {
	readonly branches: BranchPort;
	readonly pullRequests: PullRequestPort;
}

/**
 * Offers files in the one pull request from a branch of ours: opened where there is none, brought up to date where it is
 * behind, left alone where it has everything already or others have committed to its branch.
 */
export async function proposeFiles(
	proposal: Proposal,
	{ branches, pullRequests }: ProposalPorts,
): Promise<Proposed> {
	const { base, branch, files } = proposal;
	const head = await branches.head(branch);
	const found = await pullRequests.find(branch);
	const open = found?.isOpen ? found : null;
	const me = await branches.author();
	const isMerged = found?.isMerged === true && found.head === head;
	const ahead = head === null || isMerged ? [] : await branches.ahead(base.head, head);
	const others = ahead.filter((commit) => !isOurs(commit, me));
	const isMine = open?.author === me;
	if (files.length === 0) {
		if (!open || !isMine || others.length > 0) return { kind: 'current', closed: null };
		await pullRequests.close(open.number, proposal.farewell);
		return { kind: 'current', closed: open };
	}
	if (others.length > 0) return { kind: 'taken', pullRequest: open, authors: authorsOf(others) };
	const seal = `${SEAL}${digest(files)}`;
	const last = ahead.at(-1);
	let commit: string | null = null;
	if (!last?.message.includes(seal)) {
		const made = await branches.commit({
			...{ branch, expectedHead: head, parent: base.head, headline: proposal.title, message: seal },
			files: files.map(({ path, after }) => ({ path, text: after })),
		});
		if (!made) return { kind: 'overtaken' };
		commit = made.commit;
	}
	if (!open) {
		const { title } = proposal;
		const body = markOwnPart(proposal.body);
		const opened = await pullRequests.open({ branch, base: base.branch, title, body });
		return { kind: 'opened', pullRequest: opened, commit };
	}
	// Who opened it by hand has their own words in it.
	const body = isMine ? replaceOwnPart(open.body, proposal.body) : null;
	const isRewritten = body !== null && asStored(body) !== asStored(open.body);
	if (isRewritten) await pullRequests.rewrite(open.number, body);
	const kind = commit !== null || isRewritten ? 'updated' : 'unchanged';
	return { kind, pullRequest: open, commit };
}

/** The line of our commits by which a later run knows what they change, and from what. */
const SEAL = 'Specification-Change: ';

const LENGTH = 16;

function digest(files: readonly ProposedFile[]): string {
	const sorted = files
		.map(({ path, before, after }) => [path, before, after])
		.sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
	return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, LENGTH);
}

/** Other workflows commit under the same login. */
function isOurs({ author, message }: BranchCommit, me: string): boolean {
	return author === me && message.includes(`\n${SEAL}`);
}

function authorsOf(commits: readonly BranchCommit[]): readonly string[] {
	return [...new Set(commits.map(({ author }) => author || 'somebody'))];
}

/** GitHub may return other line ends than it was given, and trims. */
function asStored(body: string): string {
	return body.replaceAll('\r\n', '\n').trim();
}
