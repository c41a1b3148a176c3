import type { FileSource } from '../project.ts';
import { decodeText, tooLarge } from './decode-text.ts';
import { comparePaths, isForeignFolder, leavesRepository, resolvePath } from './paths.ts';

/** A file or link of a tree, by the hash of its blob. */
export interface TreeEntry {
	readonly hash: string;
	readonly isLink: boolean;
}

/** Reads a blob by its hash; `tooLarge` is its size in bytes where it is not read. */
export type ReadBlob = (hash: string) => Promise<{ readonly bytes: Buffer } | { readonly tooLarge: number }>;

/** The files of a tree whose entries are known and whose blobs are read when asked for; links are followed inside it. */
export async function openTree(
	description: string,
	entries: ReadonlyMap<string, TreeEntry>,
	readBlob: ReadBlob,
): Promise<FileSource> {
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
		description,
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

async function readLinks(
	entries: ReadonlyMap<string, TreeEntry>,
	readBlob: ReadBlob,
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
	entries: ReadonlyMap<string, TreeEntry>,
	links: ReadonlyMap<string, string>,
	path: string,
): boolean {
	if (!entries.get(path)?.isLink) return true;
	const real = followLinks(path, links);
	return real !== null && entries.has(real);
}

/** Whether a path is a link that leads neither to a file nor to a folder of the commit. */
function isStray(
	entries: ReadonlyMap<string, TreeEntry>,
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
