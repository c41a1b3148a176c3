import { UserError } from '../../errors.ts';
import type { Client } from '../client.ts';
import { answeredStatus } from '../retry-after.ts';
import type { RepositoryName } from './github-tree.ts';

/** A file or link of a commit. */
export interface TreeFile {
	/** From the repository's root. */
	readonly path: string;
	readonly hash: string;
	readonly isLink: boolean;
	/** In bytes. */
	readonly size: number;
}

/** What a mode of git's trees stands for. */
const LINK = '120000';

/** More files than this are no repository that is read through an interface. */
const MOST_FILES = 400_000;

/**
 * Every file of a commit, in one request, or folder by folder where GitHub cuts the answer short (100,000 entries or
 * 7 MB, https://docs.github.com/rest/git/trees#get-a-tree).
 */
export async function listTree(
	client: Client,
	repository: RepositoryName,
	commit: string,
	inTurn: <T>(run: () => Promise<T>) => Promise<T>,
): Promise<readonly TreeFile[]> {
	const found: TreeFile[] = [];

	const ask = (hash: string, recursive: boolean) =>
		inTurn(() =>
			client.rest.git.getTree({
				...repository,
				tree_sha: hash,
				// Any value at all, even `false`, means yes.
				...(recursive ? { recursive: '1' } : {}),
			}),
		);

	const walk = async (hash: string, folder: string): Promise<void> => {
		const whole = (await ask(hash, true)).data;
		const { tree } = whole.truncated ? (await ask(hash, false)).data : whole;
		const folders: Promise<void>[] = [];
		for (const { path = '', mode, type, sha = '', size = 0 } of tree) {
			const full = folder === '' ? path : `${folder}/${path}`;
			if (type === 'blob') found.push({ path: full, hash: sha, isLink: mode === LINK, size });
			else if (type === 'tree' && whole.truncated) folders.push(walk(sha, full));
		}
		if (found.length > MOST_FILES) throw tooMany(commit);
		await Promise.all(folders);
	};

	try {
		await walk(commit, '');
	} catch (error) {
		throw answeredStatus(error) === 404 ? notThere(commit, error) : error;
	}
	return found;
}

function tooMany(commit: string): UserError {
	return new UserError('limit', `Commit ${commit.slice(0, 7)} has more than ${MOST_FILES} files.`, {
		hint: 'Run the check as a GitHub Action in this repository, where the files are on disk.',
	});
}

function notThere(commit: string, cause: unknown): UserError {
	return new UserError('load', `GitHub does not show the files of commit ${commit.slice(0, 7)}.`, {
		hint: 'The commit is gone, or the App lacks the permission to read the contents of the repository.',
		cause,
	});
}
