import { pathToFileURL } from 'node:url';
import { type Extensions, PGlite } from '@electric-sql/pglite';

/** What a PGlite starts from: its compiled code and the bytes of its files; without a snapshot it makes a new cluster (2–3 s instead of 0.6 s). */
export interface PGliteFiles {
	readonly code: WebAssembly.Module;
	readonly filesystem: Uint8Array;
	readonly snapshot?: Uint8Array;
	readonly extensions: Readonly<Record<string, string>>;
}

/** The one extension whose library has to be there before the server starts. */
const LOADED_FIRST = 'pg_textsearch';

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
		fsBundle: new Blob([files.filesystem as Uint8Array<ArrayBuffer>]),
		...(files.snapshot ? { loadDataDir: new Blob([files.snapshot as Uint8Array<ArrayBuffer>]) } : {}),
		extensions,
		startParams: [...PGlite.defaultStartParams, '-c', 'event_triggers=on', '-c', 'autovacuum=off'],
	});
	// COPY … PROGRAM would throw across the engine's own frames and leave it dead; a null stream is a plain SQL error.
	database.handleExternalCmd = () => 0;
	return database;
}
