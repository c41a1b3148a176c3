import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

let known: Promise<string> | undefined;

/**
 * A hash of this very program and its engine with all extensions, once per process: what another version has kept is
 * never taken for what this one would do.
 */
export function programDigest(): Promise<string> {
	known ??= digestAll();
	return known;
}

/** Beside the bundle stands everything that it needs; sources have the engine in the distribution. */
async function digestAll(): Promise<string> {
	const here = import.meta.dirname;
	const isBundle = existsSync(join(here, 'engine', 'snapshot.tar.gz'));
	const folders = isBundle ? [here] : [join(here, '../..'), join(here, '../../../dist/engine')];
	const hash = createHash('sha256').update(process.version);
	for (const folder of folders) {
		const entries = await readdir(folder, { recursive: true, withFileTypes: true });
		const paths = entries
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name));
		for (const path of paths.sort()) {
			const bytes = await readFile(path);
			hash.update(`${path.slice(folder.length)}\n${bytes.length}\n`).update(bytes);
		}
	}
	return hash.digest('hex');
}
