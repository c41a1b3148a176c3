/** Where what a run has worked out is kept for later runs; each method may fail, and nothing then depends on it. */
export interface CheckpointStore {
	/** The bytes under a key of 64 hexadecimal digits; null where there are none, or none any more. */
	get(key: string): Promise<Uint8Array | null>;
	/** Puts bytes under a key; whoever reads it at the same time gets all of them or none. */
	put(key: string, bytes: Uint8Array): Promise<void>;
}
