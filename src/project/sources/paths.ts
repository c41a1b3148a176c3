import { UserError } from '../../errors.ts';

/** Folders that hold no files of the repository's own, left out when everything is listed. */
export function isForeignFolder(name: string): boolean {
	return name === '.git' || name === 'node_modules';
}

/** Resolves `.` and `..` in a path with forward slashes; null where it leads out of the root, or can be no path for its NUL. */
export function resolvePath(path: string): string | null {
	if (path.startsWith('/') || path.includes('\0')) return null;
	const parts: string[] = [];
	for (const part of path.split('/')) {
		if (part === '' || part === '.') continue;
		if (part !== '..') parts.push(part);
		else if (parts.pop() === undefined) return null;
	}
	return parts.join('/');
}

/** Orders paths by code unit, the same in every locale. */
export function comparePaths(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** The error for a path or link that ends outside the repository. */
export function leavesRepository(path: string): UserError {
	return new UserError('load', 'This path leads out of the repository.', {
		location: { file: path },
		hint: 'Only files of the repository itself are read: give a path inside it, or put the file itself in place of a link.',
	});
}
