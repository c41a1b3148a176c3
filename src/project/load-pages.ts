import { dirname } from 'node:path/posix';
import type { DatabaseConfig } from '../config/config.ts';
import type { ProjectFile } from './load-project.ts';
import type { FileSource } from './project.ts';

/** What a file of ours has in it, whatever people have written around. */
const MARKER = /^ {0,3}<!--\s*spec:begin\s/m;

/**
 * The pages of a specification, sorted by path: the Markdown files in the folder beside it. In a specification that is
 * one document only those count that its pages have left there, with what people wrote on them.
 */
export async function loadPages(
	source: FileSource,
	{ document, documentMode }: DatabaseConfig,
): Promise<readonly ProjectFile[]> {
	const folder = document.replace(/\.md$/i, '');
	const paths = (await source.list(folder)).filter((path) => dirname(path) === folder && /\.md$/i.test(path));
	const files = await Promise.all(paths.map(async (path) => ({ path, text: await source.read(path) })));
	return documentMode === 'split' ? files : files.filter(({ text }) => text !== null && MARKER.test(text));
}
