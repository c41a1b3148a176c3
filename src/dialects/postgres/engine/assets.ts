import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { UserError } from '../../../errors.ts';

const besideBundle = join(import.meta.dirname, 'engine');
const fromSource = join(import.meta.dirname, '../../../../dist/engine');
const isBundle = existsSync(join(besideBundle, 'snapshot.tar.gz'));

/** The directory of the engine's files: beside the bundle, or in `dist/` when run from source. */
export const engineDirectory = isBundle ? besideBundle : fromSource;

/** The script of the engine's worker thread: bundled, or the source that Node strips of its types. */
export const workerScript = isBundle
	? join(engineDirectory, 'worker.js')
	: join(import.meta.dirname, '../../../entry/engine-worker.ts');

/** The unpacked bytes of everything an engine starts from; read once per process. */
export interface EngineFiles {
	readonly wasm: Uint8Array;
	readonly filesystem: Uint8Array;
	readonly snapshot: Uint8Array;
}

let files: Promise<EngineFiles> | undefined;

/** Reads the engine's files into shared memory, so that several engines use one copy. */
export function readEngineFiles(): Promise<EngineFiles> {
	files ??= Promise.all(['pglite.wasm.gz', 'pglite.data.gz', 'snapshot.tar.gz'].map(unpack)).then(
		([wasm, filesystem, snapshot]) => ({ wasm: wasm!, filesystem: filesystem!, snapshot: snapshot! }),
	);
	return files;
}

async function unpack(name: string): Promise<Uint8Array> {
	try {
		return gunzipSync(await readFile(join(engineDirectory, name)));
	} catch (cause) {
		throw new UserError('load', `the embedded engine's file ${name} is missing or damaged`, {
			hint: 'Install the package again, or run `npm run build` in a checkout.',
			cause,
		});
	}
}

let archives: Promise<ReadonlyMap<string, string>> | undefined;

/** The extensions that the embedded engine has, by name, with their archives. */
export function listExtensions(): Promise<ReadonlyMap<string, string>> {
	archives ??= readdir(join(engineDirectory, 'extensions')).then(
		(names) =>
			new Map(
				names
					.filter((name) => name.endsWith('.tar.gz'))
					.sort()
					.map((name) => [name.slice(0, -'.tar.gz'.length), join(engineDirectory, 'extensions', name)]),
			),
	);
	return archives;
}
