import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { TRACE_NAMESPACE } from '../trace/setup.ts';
import { readEngineFiles } from './assets.ts';

/** Settings of a small database of this process's own, which fits into its buffers. */
const SETTINGS = ['shared_buffers=32MB', 'max_wal_size=64MB'];

/**
 * Opens an embedded PostgreSQL whose cluster lives in a folder, making it there the first time; one process at a time
 * may have it open. What a statement wrote is on disk when it is done.
 */
export async function openDurable(folder: string): Promise<PGlite> {
	const cluster = join(folder, 'cluster');
	if (!existsSync(cluster)) await makeCluster(folder, cluster);
	return start(cluster);
}

/** A cluster is only there under its name when it is whole. */
async function makeCluster(folder: string, cluster: string): Promise<void> {
	const unfinished = join(folder, 'cluster.unfinished');
	await rm(unfinished, { recursive: true, force: true });
	await mkdir(unfinished, { recursive: true, mode: 0o700 });
	const { snapshot } = await readEngineFiles();
	const database = await start(unfinished, snapshot);
	await database.exec(`DROP SCHEMA ${TRACE_NAMESPACE} CASCADE`);
	await database.close();
	await rename(unfinished, cluster);
}

async function start(dataDir: string, snapshot?: Uint8Array): Promise<PGlite> {
	const { code, filesystem } = await readEngineFiles();
	// The flag that is left out has writes wait in memory for as long as the operating system likes.
	const flags = PGlite.defaultStartParams.filter((flag) => flag !== '-F');
	return PGlite.create({
		dataDir,
		pgliteWasmModule: code,
		fsBundle: asBlob(filesystem),
		...(snapshot ? { loadDataDir: asBlob(snapshot) } : {}),
		startParams: [...flags, ...SETTINGS.flatMap((setting) => ['-c', setting])],
	});
}

function asBlob(bytes: Uint8Array): Blob {
	return new Blob([bytes as Uint8Array<ArrayBuffer>]);
}
