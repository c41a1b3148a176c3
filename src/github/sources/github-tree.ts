import { createHash } from 'node:crypto';
import { UserError } from '../../errors.ts';
import type { FileSource } from '../../project/project.ts';
import { LARGEST_FILE } from '../../project/sources/decode-text.ts';
import { openTree, type ReadBlob, type TreeEntry } from '../../project/sources/tree-source.ts';
import type { Client } from '../client.ts';
import type { BlobCache } from './blob-cache.ts';
import { limitConcurrency } from './limit-concurrency.ts';
import { listTree } from './list-tree.ts';

/** A repository as its interface names it. */
export interface RepositoryName {
	readonly owner: string;
	readonly repo: string;
}

/** Enough to be quick, few enough not to be taken for an attack. */
const REQUESTS_AT_ONCE = 6;

/**
 * The files of a commit, read through GitHub's interface: the list at once, a file's content when it is asked for and
 * not in the cache. Nothing is cloned. Throws a UserError for a commit that is not there.
 */
export async function openGithubTree(
	client: Client,
	{ owner, repo }: RepositoryName,
	commit: string,
	cache: BlobCache,
): Promise<FileSource> {
	const repository = { owner, repo };
	const inTurn = limitConcurrency(REQUESTS_AT_ONCE);
	const files = await listTree(client, repository, commit, inTurn);
	const sizes = new Map(files.map(({ hash, size }) => [hash, size] as const));
	const entries = new Map<string, TreeEntry>(
		files.map(({ path, hash, isLink }) => [path, { hash, isLink }] as const),
	);
	const readBlob: ReadBlob = async (hash) => {
		const size = sizes.get(hash) ?? 0;
		if (size > LARGEST_FILE) return { tooLarge: size };
		// The same content in another repository is that repository's own to give.
		const key = `${repository.owner}/${repository.repo} ${hash}`;
		const kept = cache.get(key);
		if (kept) return { bytes: kept };
		const bytes = await inTurn(() => fetchBlob(client, repository, hash));
		cache.set(key, bytes);
		return { bytes };
	};
	return openTree(`commit ${commit.slice(0, 7)}`, entries, readBlob);
}

/** https://docs.github.com/rest/git/blobs#get-a-blob */
async function fetchBlob(client: Client, { owner, repo }: RepositoryName, hash: string): Promise<Buffer> {
	const { data } = await client.rest.git.getBlob({ owner, repo, file_sha: hash });
	const bytes = Buffer.from(data.content, data.encoding === 'base64' ? 'base64' : 'utf8');
	if (hashOf(bytes, hash) === hash) return bytes;
	throw new UserError('load', 'The content of a file did not arrive whole from GitHub.', {
		facts: { object: hash, bytes: String(bytes.length) },
		hint: 'It is read again with the next check.',
	});
}

/** What git calls a blob of this content; repositories with the longer hash are told by its length. */
function hashOf(bytes: Buffer, like: string): string {
	const algorithm = like.length === 64 ? 'sha256' : 'sha1';
	return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
