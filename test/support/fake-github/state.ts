import type { AppState } from './app.ts';
import { type CommentStore, commentStore } from './comments.ts';
import type { DiffFile } from './diff-files.ts';
import type { GitDirectory } from './git-directory.ts';
import type { TokenRights } from './rights.ts';

/** A branch of some repository, and the commit it stands at where no git repository knows it. */
export interface PullBranch {
	readonly ref: string;
	readonly sha: string;
}

/** A pull request. */
export interface PullState {
	readonly number: number;
	title: string;
	body: string;
	state: 'open' | 'closed';
	draft: boolean;
	/** Null for one that is not merged. */
	mergedAt: string | null;
	readonly author: string;
	readonly base: PullBranch;
	readonly head: PullBranch;
	/** Full name of the repository that the head is in; null where that is gone. */
	readonly headRepository: string | null;
	/** What it changes; null to ask git. */
	files: readonly DiffFile[] | null;
}

/** An issue; pull requests are none here. */
export interface IssueState {
	readonly number: number;
	title: string;
	body: string;
	state: 'open' | 'closed';
	reason: string | null;
	readonly author: string;
	/** How often it was changed. */
	edits: number;
}

/** A review comment. */
export interface ReviewCommentState {
	readonly id: number;
	readonly review: number;
	readonly author: string;
	body: string;
	readonly path: string;
	/** Null once the line is gone from the diff. */
	line: number | null;
	readonly startLine: number | null;
	readonly side: 'LEFT' | 'RIGHT';
	readonly commit: string;
	readonly inReplyTo: number | null;
}

/** A review with the comments that came with it in one go. */
export interface ReviewState {
	readonly id: number;
	readonly pull: number;
	readonly author: string;
	readonly body: string;
	state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
	readonly commit: string;
}

/** A thread of review comments, named by its first one. */
export interface ThreadState {
	readonly id: string;
	readonly pull: number;
	readonly first: number;
	resolvedBy: string | null;
}

/** A check run; its annotations are all that were sent. */
export interface CheckRunState {
	readonly id: number;
	readonly app: string;
	readonly sha: string;
	/** What the last requests said of it, field by field. */
	readonly fields: Record<string, unknown>;
	readonly annotations: Record<string, unknown>[];
	/** How often it was changed. */
	edits: number;
}

/** A reaction to a comment. */
export interface ReactionState {
	readonly id: number;
	readonly comment: number;
	readonly author: string;
	readonly content: string;
}

/** What a workflow's run has left. */
export interface ArtifactState {
	readonly id: number;
	readonly name: string;
	readonly size: number;
	readonly expired: boolean;
	/** Where its archive is, on a host of its own. */
	readonly archive: string;
	readonly run: {
		readonly id: number;
		readonly repositoryId: number;
		readonly headRepositoryId: number;
		readonly headBranch: string;
		readonly headSha: string;
	};
}

/** One repository with everything in it. */
export interface RepositoryState {
	readonly id: number;
	/** Such as `octocat/shop`. */
	readonly name: string;
	readonly isPublic: boolean;
	readonly defaultBranch: string;
	/** Null where a test needs no files. */
	readonly git: GitDirectory | null;
	readonly comments: CommentStore;
	readonly pulls: PullState[];
	readonly issues: IssueState[];
	/** How commits to branches are refused that take none but by pull requests. */
	readonly protectedBranches: Map<string, { readonly type: string; readonly message: string }>;
	/** Whether the settings let workflows open pull requests. */
	actionsMayOpenPulls: boolean;
	readonly reviews: ReviewState[];
	readonly reviewComments: ReviewCommentState[];
	readonly threads: ThreadState[];
	readonly checkRuns: CheckRunState[];
	readonly reactions: ReactionState[];
	readonly artifacts: ArtifactState[];
	/** What a person may do, by login: `admin`, `write` and so on; nobody else is a collaborator. */
	readonly collaborators: Map<string, 'admin' | 'maintain' | 'write' | 'triage' | 'read'>;
	/** Entries above which a tree is cut off. */
	treeLimit: number;
}

/** All that a fake GitHub knows. */
export interface FakeState {
	/** The address that it answers at. */
	readonly apiUrl: () => string;
	readonly repositories: Map<string, RepositoryState>;
	readonly tokens: Map<string, TokenRights>;
	/** The one App that there is, if any. */
	app: AppState | null;
	/** Requests that are left until the limit, and the limit. */
	readonly rate: { limit: number; remaining: number };
	/** A number that nothing has yet. */
	nextId(): number;
}

/** How a repository begins. */
export interface RepositoryOptions {
	readonly name: string;
	readonly isPublic?: boolean;
	readonly defaultBranch?: string;
	readonly git?: GitDirectory;
}

/** Makes the state of a GitHub without repositories. */
export function openState(apiUrl: () => string, tokens: Readonly<Record<string, TokenRights>>): FakeState {
	let id = 100_000;
	return {
		apiUrl,
		repositories: new Map(),
		tokens: new Map(Object.entries(tokens)),
		app: null,
		rate: { limit: 1_000_000, remaining: 1_000_000 },
		nextId: () => {
			id += 1;
			return id;
		},
	};
}

/** Adds a repository to a GitHub. */
export function addRepository(
	state: FakeState,
	{ name, isPublic = true, defaultBranch = 'main', git }: RepositoryOptions,
): RepositoryState {
	const repository: RepositoryState = {
		id: state.nextId(),
		...{ name, isPublic, defaultBranch, git: git ?? null },
		comments: commentStore(state.apiUrl, name),
		...{
			pulls: [],
			issues: [],
			reviews: [],
			reviewComments: [],
			threads: [],
			checkRuns: [],
			reactions: [],
			artifacts: [],
		},
		protectedBranches: new Map(),
		actionsMayOpenPulls: true,
		collaborators: new Map(),
		treeLimit: 100_000,
	};
	state.repositories.set(name, repository);
	return repository;
}

/** What a pull request begins with; the rest gets ordinary values. */
export type PullOptions = Partial<PullState> & { readonly number: number };

/** Opens a pull request. */
export function addPull(repository: RepositoryState, options: PullOptions): PullState {
	const pull: PullState = {
		...{ title: 'A change', body: '', state: 'open', draft: false, author: 'octocat', files: null },
		mergedAt: null,
		base: { ref: repository.defaultBranch, sha: 'b'.repeat(40) },
		head: { ref: 'topic', sha: 'a'.repeat(40) },
		headRepository: repository.name,
		...options,
	};
	repository.pulls.push(pull);
	return pull;
}

/** The commit at the end of a branch of a pull request: git's, where it has the branch. */
export function tipOf({ git }: RepositoryState, { ref, sha }: PullBranch): string {
	return git?.resolve(`refs/heads/${ref}`) ?? sha;
}
