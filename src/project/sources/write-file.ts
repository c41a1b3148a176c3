import { mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { UserError } from '../../errors.ts';

/**
 * Writes a file whole or not at all, making its directory. Throws a UserError for a path that leaves the directory,
 * a symbolic link's included, and for one that cannot be written.
 */
export async function writeInside(directory: string, path: string, text: string): Promise<void> {
	const target = resolve(directory, path);
	const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
	try {
		// Before anything is made: a folder on the way may be a link that leads out.
		await requireInside(directory, path);
		await mkdir(dirname(target), { recursive: true });
		await writeFile(temporary, text);
		await rename(temporary, target);
	} catch (cause) {
		await rm(temporary, { force: true }).catch(() => {});
		if (cause instanceof UserError) throw cause;
		throw cannotWrite(path, cause);
	}
}

/** Removes a file; throws a UserError as `writeInside` does. */
export async function removeInside(directory: string, path: string): Promise<void> {
	const target = resolve(directory, path);
	try {
		await requireInside(directory, path);
		await rm(target);
	} catch (cause) {
		if (cause instanceof UserError) throw cause;
		throw cannotWrite(path, cause);
	}
}

async function requireInside(directory: string, path: string): Promise<void> {
	const real = relative(await realpath(directory), await realParent(resolve(directory, path)));
	if (real !== '..' && !real.startsWith('../')) return;
	throw new UserError('load', `${path} is outside of the repository`, {
		hint: 'Give a path inside of it; a symbolic link in the path may lead out.',
	});
}

/** The real place of the nearest folder above a path that is there already. */
async function realParent(path: string): Promise<string> {
	const parent = dirname(path);
	try {
		return await realpath(parent);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || parent === path) throw error;
		return realParent(parent);
	}
}

const REASONS: Readonly<Record<string, string>> = {
	ENOENT: 'its directory does not exist',
	ENOTDIR: 'a part of its path is a file',
	EEXIST: 'a part of its path is a file',
	EISDIR: 'it is a directory',
	EACCES: 'it may not be written to',
	EPERM: 'it may not be written to',
	EROFS: 'the disk is read-only',
	ENOSPC: 'the disk is full',
};

/** The error for a file that cannot be written, in words that name no path but the one that was given. */
export function cannotWrite(path: string, cause: unknown): UserError {
	const { code = '' } = cause as NodeJS.ErrnoException;
	const reason = REASONS[code] ?? (code || String(cause));
	return new UserError('load', `${path} cannot be written: ${reason}`, {
		hint: 'Check that its directory exists and may be written to.',
		cause,
	});
}
