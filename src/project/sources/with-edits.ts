import type { FileSource } from '../project.ts';
import { comparePaths } from './paths.ts';

/** A repository's files as they would be after some edits: each path's new text, or null for a file that goes. */
export function withEdits(source: FileSource, edits: ReadonlyMap<string, string | null>): FileSource {
	const added = [...edits].filter(([, text]) => text !== null).map(([path]) => path);
	return {
		description: source.description,
		async list(directory) {
			const prefix = directory === '' ? '' : `${directory}/`;
			const listed = (await source.list(directory)).filter((path) => edits.get(path) !== null);
			const below = added.filter((path) => path.startsWith(prefix));
			return [...new Set([...listed, ...below])].sort(comparePaths);
		},
		listStrayLinks: (directory) => source.listStrayLinks(directory),
		read: async (path) => {
			const text = edits.get(path);
			return text === undefined ? source.read(path) : text;
		},
	};
}
