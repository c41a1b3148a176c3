import { basename, dirname } from 'node:path/posix';

/** What a migration is called in a list: its file, or its folder where a tool gives all files the same name. */
export function migrationName(path: string): string {
	const file = basename(path);
	const directory = basename(dirname(path));
	return /^(?:up|down|migration|migrate|script)\.sql$/i.test(file) && directory !== '' && directory !== '.'
		? directory
		: file;
}

/** The same without the number, date or version that it begins with: `0042_add_phone.up.sql` → `add_phone.up.sql`. */
export function unnumberedName(path: string): string {
	const name = migrationName(path);
	return name.replace(/^[VU]?[\d._-]+(?=[^\d._-])/, '');
}
