import { UserError } from '../../errors.ts';
import type { FileSource } from '../project.ts';
import { runGit } from './git.ts';
import { openBlobs } from './git-blobs.ts';
import { findCommit } from './git-commits.ts';
import { openTree, type TreeEntry } from './tree-source.ts';

/** One commit's files. */
export interface CommitSource extends FileSource {
	/** The full hash. */
	readonly commit: string;
}

/**
 * The files of a commit, read from git's objects without a checkout; works in bare repositories and, for a directory
 * below a repository's root, with paths relative to that directory. Throws a UserError for a ref that is not there.
 */
export async function openGitObjects(directory: string, ref: string): Promise<CommitSource> {
	const commit = await findCommit(directory, ref);
	const entries = await listEntries(directory, commit);
	const tree = await openTree(`commit ${commit.slice(0, 7)}`, entries, openBlobs(directory));
	return { ...tree, commit };
}

async function listEntries(directory: string, commit: string): Promise<ReadonlyMap<string, TreeEntry>> {
	const { exitCode, stdout, stderr } = await runGit(directory, ['ls-tree', '-r', '-z', commit]);
	if (exitCode !== 0) {
		throw new UserError('git', `The files of commit ${commit.slice(0, 7)} could not be listed.`, {
			facts: { git: stderr },
			hint: 'The clone may be incomplete; clone the repository anew.',
		});
	}
	const entries = new Map<string, TreeEntry>();
	for (const line of stdout.toString().split('\0')) {
		const tab = line.indexOf('\t');
		const [mode = '', type = '', hash = ''] = line.slice(0, tab).split(' ');
		if (type === 'blob') entries.set(line.slice(tab + 1), { hash, isLink: mode === '120000' });
	}
	return entries;
}
