import { basename, dirname } from 'node:path/posix';

/** What a migration is called in a list: its file, or its folder where a tool gives all files the same name. */
export function migrationName(path: string): string {
	const file = basename(path);
	const directory = basename(dirname(path));
	return /^(?:up|down|migration|migrate|script)\.sql$/i.test(file) && directory !== '' && directory !== '.'
		? directory
		: file;
}
