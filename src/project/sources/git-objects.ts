import { UserError } from '../../errors.ts';
import type { FileSource } from '../project.ts';
import { decodeText, tooLarge } from './decode-text.ts';
import { runGit } from './git.ts';
import { openBlobs } from './git-blobs.ts';
import { findCommit } from './git-commits.ts';
import { comparePaths, isForeignFolder, leavesRepository, resolvePath } from './paths.ts';

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
	const readBlob = openBlobs(directory);
	const links = await readLinks(entries, readBlob);

	const realPath = (path: string): string => {
		const real = followLinks(path, links);
		if (real !== null) return real;
		throw leavesRepository(path);
	};

	const listBelow = (folder: string, isMeant: (path: string) => boolean): readonly string[] => {
		const real = realPath(folder);
		const prefix = real === '' ? '' : `${real}/`;
		const shown = resolvePath(folder);
		return [...entries.keys()]
			.filter((path) => path.startsWith(prefix))
			.filter((path) => folder !== '' || !path.split('/').some(isForeignFolder))
			.filter(isMeant)
			.map((path) => (shown === '' ? path : `${shown}/${path.slice(prefix.length)}`))
			.sort(comparePaths);
	};

	return {
		description: `commit ${commit.slice(0, 7)}`,
		commit,
		list: async (folder) => listBelow(folder, (path) => isFile(entries, links, path)),
		listStrayLinks: async (folder) => listBelow(folder, (path) => isStray(entries, links, path)),
		async read(path) {
			const entry = entries.get(realPath(path));
			if (!entry) return null;
			const blob = await readBlob(entry.hash);
			if ('tooLarge' in blob) throw tooLarge(path, blob.tooLarge);
			return decodeText(path, blob.bytes);
		},
	};
}

interface Entry {
	readonly hash: string;
	readonly isLink: boolean;
}

async function listEntries(directory: string, commit: string): Promise<ReadonlyMap<string, Entry>> {
	const { exitCode, stdout, stderr } = await runGit(directory, ['ls-tree', '-r', '-z', commit]);
	if (exitCode !== 0) {
		throw new UserError('git', `The files of commit ${commit.slice(0, 7)} could not be listed.`, {
			facts: { git: stderr },
			hint: 'The clone may be incomplete; clone the repository anew.',
		});
	}
	const entries = new Map<string, Entry>();
	for (const line of stdout.toString().split('\0')) {
		const tab = line.indexOf('\t');
		const [mode = '', type = '', hash = ''] = line.slice(0, tab).split(' ');
		if (type === 'blob') entries.set(line.slice(tab + 1), { hash, isLink: mode === '120000' });
	}
	return entries;
}

async function readLinks(
	entries: ReadonlyMap<string, Entry>,
	readBlob: ReturnType<typeof openBlobs>,
): Promise<ReadonlyMap<string, string>> {
	const links = [...entries].filter(([, entry]) => entry.isLink);
	const targets = await Promise.all(
		links.map(async ([path, { hash }]) => {
			const blob = await readBlob(hash);
			return [path, 'bytes' in blob ? blob.bytes.toString() : '/'] as const;
		}),
	);
	return new Map(targets);
}

/** More links in a row than this are taken for a circle, as file systems do. */
const MOST_LINKS = 40;

/** The path without links in it; null where it leads out of the root or in a circle. */
function followLinks(path: string, links: ReadonlyMap<string, string>): string | null {
	let pending = resolvePath(path)?.split('/');
	let done = '';
	for (let followed = 0; pending; ) {
		const part: string | undefined = pending.shift();
		if (part === undefined) return done;
		const here: string = done === '' ? part : `${done}/${part}`;
		const target = links.get(here);
		if (target === undefined) {
			done = here;
			continue;
		}
		if (++followed > MOST_LINKS || target.startsWith('/')) return null;
		// The target is relative to the folder that the link stands in.
		pending = resolvePath([done, target, ...pending].filter((piece) => piece !== '').join('/'))?.split('/');
		done = '';
	}
	return null;
}

function isFile(
	entries: ReadonlyMap<string, Entry>,
	links: ReadonlyMap<string, string>,
	path: string,
): boolean {
	if (!entries.get(path)?.isLink) return true;
	const real = followLinks(path, links);
	return real !== null && entries.has(real);
}

/** Whether a path is a link that leads neither to a file nor to a folder of the commit. */
function isStray(
	entries: ReadonlyMap<string, Entry>,
	links: ReadonlyMap<string, string>,
	path: string,
): boolean {
	if (!entries.get(path)?.isLink) return false;
	const real = followLinks(path, links);
	if (real === null) return true;
	return (
		real !== '' && !entries.has(real) && ![...entries.keys()].some((each) => each.startsWith(`${real}/`))
	);
}
