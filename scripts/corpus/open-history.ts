import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config, DatabaseConfig } from '../../src/config/config.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import type { FileSource } from '../../src/project/project.ts';
import { openGitObjects } from '../../src/project/sources/git-objects.ts';
import type { HistoryEntry } from './manifest.ts';

/** The settings that a history is replayed with. */
export function configOf({ config, paths }: HistoryEntry): Config {
	return parseConfig(JSON.stringify({ migrations: paths[0], ...config }), 'the manifest', {});
}

/** A history's files at its commit, and the prelude from this project where the repository has none of that path. */
export async function openHistory(
	gitDirectory: string,
	{ commit }: HistoryEntry,
	{ prelude }: DatabaseConfig,
): Promise<FileSource> {
	const source = await openGitObjects(gitDirectory, commit);
	if (prelude === null || (await source.read(prelude)) !== null) return source;
	const text = await readFile(join(import.meta.dirname, '../..', prelude), 'utf8');
	return { ...source, read: async (path) => (path === prelude ? text : source.read(path)) };
}
