import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { UserError } from '../../../errors.ts';

/** Whether this code runs from the distribution, which has the engine's files beside it. */
function isBundle(): boolean {
	return existsSync(join(import.meta.dirname, 'engine', 'snapshot.tar.gz'));
}

function engineDirectory(): string {
	return isBundle()
		? join(import.meta.dirname, 'engine')
		: join(import.meta.dirname, '../../../../dist/engine');
}

/** The script of the engine's worker thread: bundled, or the source that Node strips of its types. */
export function workerScript(): string {
	return isBundle()
		? join(engineDirectory(), 'worker.js')
		: join(import.meta.dirname, '../../../entry/engine-worker.ts');
}

/** The script of the thread that runs pg_dump: bundled, or the source that Node strips of its types. */
export function dumpScript(): string {
	return isBundle()
		? join(engineDirectory(), 'dump-worker.js')
		: join(import.meta.dirname, '../../../entry/dump-worker.ts');
}

/** Everything an engine starts from: its compiled code and the unpacked bytes of its files. */
export interface EngineFiles {
	readonly code: WebAssembly.Module;
	readonly filesystem: Uint8Array;
	readonly snapshot: Uint8Array;
}

let files: Promise<EngineFiles> | undefined;

/** Reads, unpacks and compiles the engine's files, once per process. */
export function readEngineFiles(): Promise<EngineFiles> {
	files ??= unpackAll();
	return files;
}

async function unpackAll(): Promise<EngineFiles> {
	const [code, filesystem, snapshot] = await Promise.all([
		unpack('pglite.wasm.gz').then((bytes) => WebAssembly.compile(bytes)),
		unpack('pglite.data.gz'),
		unpack('snapshot.tar.gz'),
	]);
	return { code, filesystem, snapshot };
}

const inflate = promisify(gunzip);

async function unpack(name: string): Promise<Uint8Array> {
	try {
		return await inflate(await readFile(join(engineDirectory(), name)));
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
	archives ??= readArchives(join(engineDirectory(), 'extensions'));
	return archives;
}

/** An archive has the name of its extension, but for one that holds four. */
const HELD_BY_SPI = ['autoinc', 'insert_username', 'moddatetime', 'refint'];

async function readArchives(directory: string): Promise<ReadonlyMap<string, string>> {
	const names = (await readdir(directory)).filter((name) => name.endsWith('.tar.gz')).sort();
	return new Map(
		names.flatMap((file) => {
			const name = file.slice(0, -'.tar.gz'.length);
			return (name === 'spi' ? HELD_BY_SPI : [name]).map(
				(extension) => [extension, join(directory, file)] as const,
			);
		}),
	);
}
