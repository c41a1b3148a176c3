import type { Batch } from '../../dialect.ts';

/** What a worker is started with: the engine's code and files, and the heap's limit. */
export interface WorkerStart {
	/** Shared between all engines of the process, so that what one has made of it the next one finds. */
	readonly code: WebAssembly.Module;
	readonly filesystem: Uint8Array;
	readonly snapshot: Uint8Array;
	/** Where an engine stood that this one goes on from; its files are the snapshot. */
	readonly standing?: Standing;
	/** Extension name → path of its archive. */
	readonly extensions: Readonly<Record<string, string>>;
	readonly heapMegabytes: number;
	/** One Int32: the index of the statement that is running. */
	readonly progress: SharedArrayBuffer;
}

/** What of an engine is in none of its files. */
export interface Standing {
	/** Its clock, in milliseconds since 1970. */
	readonly time: number;
	/** How many sessions it has begun. */
	readonly sessions: number;
}

/** What a worker is asked. */
export type WorkerRequest =
	| { readonly kind: 'apply'; readonly batch: Batch }
	| { readonly kind: 'query'; readonly sql: string; readonly isAsLeft?: boolean }
	| { readonly kind: 'keep-settings'; readonly settings: readonly string[] }
	/** Open a transaction that batches are tried in, take it back, or let it stand. */
	| { readonly kind: 'begin'; readonly continues: boolean }
	| { readonly kind: 'undo' }
	| { readonly kind: 'keep' }
	/** Write everything to the engine's files and give them. */
	| { readonly kind: 'capture' }
	/** Messages of the frontend/backend protocol, as a client sends them. */
	| { readonly kind: 'exchange'; readonly messages: Uint8Array };

/** The fields of an ErrorResponse that we use; see "Error and Notice Message Fields" in the PostgreSQL manual. */
export interface ServerError {
	readonly sqlstate: string;
	readonly message: string;
	readonly detail: string | null;
	readonly hint: string | null;
	/** What was running, innermost first, a line each: a function's name and the line in its body. */
	readonly context: string | null;
	/** 1-based, in characters (code points), from the start of the statement. */
	readonly position: number | null;
	readonly internalPosition: boolean;
}

/** One statement's outcome in the worker; `trace` is the payloads that the event triggers sent. */
export interface RawStatement {
	readonly index: number;
	readonly command: string;
	readonly trace: readonly string[];
}

/** How a batch went, before the traces are read. */
export interface RawApplied {
	readonly statements: readonly RawStatement[];
	readonly failure: { readonly index: number; readonly error: ServerError } | null;
	readonly splitTransaction: boolean;
	/** False when the engine no longer answers as it should. */
	readonly healthy: boolean;
}

/** What a worker answers, one answer to each request. */
export type WorkerResponse =
	| { readonly kind: 'ready' | 'kept' | 'begun' | 'undone' }
	| { readonly kind: 'kept-trial'; readonly error: ServerError | null }
	| { readonly kind: 'applied'; readonly applied: RawApplied }
	| { readonly kind: 'rows'; readonly json: string }
	| { readonly kind: 'exchanged'; readonly answer: Uint8Array }
	| { readonly kind: 'captured'; readonly files: Uint8Array<ArrayBuffer>; readonly standing: Standing }
	| { readonly kind: 'failed' | 'out-of-memory'; readonly message: string };
