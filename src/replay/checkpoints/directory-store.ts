import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../errors.ts';
import type { CheckpointStore } from './checkpoint-store.ts';

/** What a directory holds at most; some twenty histories with their trials. */
const MOST_BYTES = 256 * 1_048_576;
const ENDING = '.checkpoint';
/** Only what we wrote ourselves is ever removed. */
const OURS = /^[0-9a-f]{64}\.checkpoint(?:\.[0-9a-f-]{36})?$/;
/** A file that is still unfinished then belongs to a process that has ended. */
const UNFINISHED_MILLISECONDS = 3_600_000;

/**
 * Keeps a file for each key in a directory, which is made where there is none, and removes those that were used least
 * lately as soon as there are too many bytes. Several processes may share it. Throws a UserError where it cannot be made.
 */
export async function openDirectoryStore(
	directory: string,
	mostBytes = MOST_BYTES,
): Promise<CheckpointStore> {
	await mkdir(directory, { recursive: true }).catch((cause: unknown) => {
		throw new UserError('load', `the cache directory ${directory} cannot be made`, {
			hint: 'Give a directory that can be written to, or leave the cache out: a run does not depend on it.',
			cause,
		});
	});
	return {
		async get(key) {
			const path = join(directory, key + ENDING);
			const bytes = await readFile(path).catch(missing);
			const now = new Date();
			if (bytes) await utimes(path, now, now).catch(missing);
			return bytes;
		},
		async put(key, bytes) {
			const path = join(directory, key + ENDING);
			const unfinished = `${path}.${randomUUID()}`;
			try {
				await writeFile(unfinished, bytes, { mode: 0o600 });
				await rename(unfinished, path);
			} catch (error) {
				await rm(unfinished, { force: true });
				throw error;
			}
			await removeOldest(directory, mostBytes);
		},
	};
}

/** Another process may have removed what this one has just seen. */
function missing(error: NodeJS.ErrnoException): null {
	if (error.code === 'ENOENT') return null;
	throw error;
}

async function removeOldest(directory: string, mostBytes: number): Promise<void> {
	const found = await Promise.all(
		(await readdir(directory))
			.filter((name) => OURS.test(name))
			.map(async (name) => {
				const path = join(directory, name);
				const stats = await stat(path).catch(missing);
				return stats && { path, size: stats.size, used: stats.mtimeMs, isWhole: name.endsWith(ENDING) };
			}),
	);
	const files = found.filter((file) => file !== null).sort((a, b) => b.used - a.used);
	let left = mostBytes;
	for (const { path, size, used, isWhole } of files) {
		if (isWhole) left -= size;
		const goes = isWhole ? left < 0 : Date.now() - used > UNFINISHED_MILLISECONDS;
		if (goes) await rm(path, { force: true });
	}
}
