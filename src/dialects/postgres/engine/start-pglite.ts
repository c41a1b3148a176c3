import { pathToFileURL } from 'node:url';
import { type Extensions, PGlite } from '@electric-sql/pglite';

/** What a PGlite starts from: its compiled code and the bytes of its files; without a snapshot it makes a new cluster (2–3 s instead of 0.2 s). */
export interface PGliteFiles {
	readonly code: WebAssembly.Module;
	readonly filesystem: Uint8Array;
	readonly snapshot?: Uint8Array;
	readonly extensions: Readonly<Record<string, string>>;
}

/** Bytes that are at hand already: a plain blob would copy them in pieces, twice. */
class HeldBlob extends Blob {
	readonly #bytes: Uint8Array;

	constructor(bytes: Uint8Array) {
		super([]);
		this.#bytes = bytes;
	}

	override async arrayBuffer(): Promise<ArrayBuffer> {
		const { buffer, byteOffset, byteLength } = this.#bytes as Uint8Array<ArrayBuffer>;
		const isWhole = byteLength === buffer.byteLength;
		return isWhole ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
	}
}

/** The one extension whose library has to be there before the server starts. */
const LOADED_FIRST = 'pg_textsearch';

/** The files are in memory already, and setting up the usual 128 MB of buffers takes a third of the whole start. */
const START_SETTINGS = ['event_triggers=on', 'autovacuum=off', 'shared_buffers=32MB'];

/** Starts PGlite in this thread from what is at hand, without reading or fetching anything itself but extensions. */
export async function startPGlite(files: PGliteFiles): Promise<PGlite> {
	const extensions: Extensions = {};
	for (const [name, path] of Object.entries(files.extensions)) {
		const sharedPreloadLibraries = name === LOADED_FIRST ? [name] : [];
		extensions[name] = {
			name,
			setup: async () => ({ bundlePath: pathToFileURL(path), sharedPreloadLibraries }),
		};
	}
	const database = await PGlite.create({
		pgliteWasmModule: files.code,
		fsBundle: new HeldBlob(files.filesystem),
		...(files.snapshot ? { loadDataDir: new HeldBlob(files.snapshot) } : {}),
		extensions,
		startParams: [...PGlite.defaultStartParams, ...START_SETTINGS.flatMap((setting) => ['-c', setting])],
	});
	// COPY … PROGRAM would throw across the engine's own frames and leave it dead; a null stream is a plain SQL error.
	database.handleExternalCmd = () => 0;
	return database;
}
