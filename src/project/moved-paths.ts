import { joinPath } from './layouts/names.ts';
import type { MigrationHistory } from './project.ts';

/** A migration's path below its history's directory, which stays the same when the directory is moved. */
export function pathInHistory({ directory }: Pick<MigrationHistory, 'directory'>, path: string): string {
	return directory !== '' && path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : path;
}

/** The path that a migration of one history would have in another one's directory. */
export function movedPath(path: string, from: MigrationHistory, to: MigrationHistory): string {
	const isInside = from.directory === '' || path.startsWith(`${from.directory}/`);
	return isInside ? joinPath(to.directory, pathInHistory(from, path)) : path;
}
