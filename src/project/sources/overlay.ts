import type { FileSource } from '../project.ts';
import { comparePaths } from './paths.ts';

/** The files of a source with one of them as somebody has it in hand, who may not have saved it yet. */
export function withFile(source: FileSource, path: string, text: string): FileSource {
	return {
		...source,
		async list(directory) {
			const files = await source.list(directory);
			const isBelow = directory === '' || path.startsWith(`${directory}/`);
			return !isBelow || files.includes(path) ? files : [...files, path].toSorted(comparePaths);
		},
		read: async (asked) => (asked === path ? text : source.read(asked)),
	};
}
