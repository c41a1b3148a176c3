import type { FileSource } from '../../../src/project/project.ts';

/** A source of files that are given as path → text. */
export function openMemory(files: Readonly<Record<string, string>>): FileSource {
	const paths = Object.keys(files).sort();
	return {
		description: 'the test',
		list: async (folder) => paths.filter((path) => folder === '' || path.startsWith(`${folder}/`)),
		listStrayLinks: async () => [],
		read: async (path) => files[path] ?? null,
	};
}

/** Files of one text at several paths. */
export function files(
	paths: readonly string[],
	text = 'SELECT now()::text;',
): Readonly<Record<string, string>> {
	return Object.fromEntries(paths.map((path) => [path, text]));
}
