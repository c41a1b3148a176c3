import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { UserError } from '../../errors.ts';
import type { FileSource } from '../project.ts';
import { decodeText, LARGEST_FILE, tooLarge } from './decode-text.ts';
import { comparePaths, isForeignFolder, leavesRepository, resolvePath } from './paths.ts';

/**
 * The files as they stand in a directory, committed or not. A link is followed only where it ends inside the directory,
 * and folders that are links are not walked through, so that no file is listed twice.
 */
export function openWorkingTree(directory: string): FileSource {
	return {
		description: 'the working tree',
		directory,
		list: async (folder) => (await walkBelow(directory, folder)).files.toSorted(comparePaths),
		listStrayLinks: async (folder) => (await walkBelow(directory, folder)).strays.toSorted(comparePaths),
		async read(path) {
			const root = await rootOf(directory);
			const file = await locate(root, path);
			if (file === null) return null;
			const found = await stat(file);
			if (!found.isFile()) throw notAFile(path, found.isDirectory());
			if (found.size > LARGEST_FILE) throw tooLarge(path, found.size);
			return decodeText(path, await readFile(file));
		},
	};
}

/** The real place of a directory; throws a UserError where there is none. */
export async function rootOf(directory: string): Promise<string> {
	const root = await realpath(directory).catch(() => null);
	if (root !== null && (await stat(root)).isDirectory()) return root;
	const message = root === null ? `There is no directory ${directory}.` : `${directory} is not a directory.`;
	throw new UserError('load', message, { hint: 'Give the directory of a repository with --cwd.' });
}

function notAFile(path: string, isDirectory: boolean): UserError {
	const message = isDirectory ? 'This is a directory, not a file.' : 'This is not a plain file.';
	return new UserError('load', message, { location: { file: path }, hint: 'Give the path of a file.' });
}

/** The real place of a path; null where nothing is there. Throws a UserError for a link that leaves the directory. */
async function locate(root: string, path: string): Promise<string | null> {
	const inside = resolvePath(path);
	const real = inside === null ? null : await realpath(join(root, inside)).catch(ignoreMissing);
	if (inside !== null && real === null) return null;
	if (real !== null && isInside(root, real)) return real;
	throw leavesRepository(path);
}

function ignoreMissing(error: NodeJS.ErrnoException): null {
	if (['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(error.code ?? '')) return null;
	throw error;
}

function isInside(root: string, real: string): boolean {
	return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** What stands below a folder. */
interface Found {
	readonly files: string[];
	/** Links to what is no file of the directory, nor a folder of it. */
	readonly strays: string[];
}

async function walkBelow(directory: string, folder: string): Promise<Found> {
	const found: Found = { files: [], strays: [] };
	const root = await rootOf(directory);
	const start = await locate(root, folder);
	if (start === null || !(await stat(start)).isDirectory()) return found;
	await walk(root, start, resolvePath(folder) ?? '', folder === '', found);
	return found;
}

async function walk(
	root: string,
	folder: string,
	path: string,
	skipForeign: boolean,
	found: Found,
): Promise<void> {
	const entries = await readdir(folder, { withFileTypes: true });
	for (const entry of entries) {
		const entryPath = path === '' ? entry.name : `${path}/${entry.name}`;
		if (entry.isDirectory()) {
			if (entry.name === '.git' || (skipForeign && isForeignFolder(entry.name))) continue;
			await walk(root, join(folder, entry.name), entryPath, skipForeign, found);
		} else if (entry.isFile()) found.files.push(entryPath);
		else if (entry.isSymbolicLink()) {
			const kind = await kindOfTarget(root, join(folder, entry.name));
			if (kind === 'file') found.files.push(entryPath);
			else if (kind === 'none') found.strays.push(entryPath);
		}
	}
}

async function kindOfTarget(root: string, link: string): Promise<'file' | 'folder' | 'none'> {
	const real = await realpath(link).catch(() => null);
	if (real === null || !isInside(root, real)) return 'none';
	const found = await stat(real);
	if (found.isDirectory()) return 'folder';
	return found.isFile() ? 'file' : 'none';
}
