/** Contents of files by their hash, the least recently used of them dropped above a limit. */
export interface BlobCache {
	get(key: string): Buffer | undefined;
	set(key: string, bytes: Buffer): void;
}

/** What an entry takes beside its bytes, about. */
const ENTRY_BYTES = 200;

/** Makes an empty cache of at most this many bytes. */
export function makeBlobCache(limit: number): BlobCache {
	const entries = new Map<string, Buffer>();
	let held = 0;
	const drop = (key: string): void => {
		const bytes = entries.get(key);
		if (!bytes || !entries.delete(key)) return;
		held -= bytes.length + ENTRY_BYTES;
	};
	return {
		get(key) {
			const bytes = entries.get(key);
			if (!bytes) return undefined;
			// A map keeps its keys in the order in which they were set.
			entries.delete(key);
			entries.set(key, bytes);
			return bytes;
		},
		set(key, bytes) {
			drop(key);
			if (bytes.length + ENTRY_BYTES > limit) return;
			entries.set(key, bytes);
			held += bytes.length + ENTRY_BYTES;
			for (const oldest of entries.keys()) {
				if (held <= limit) return;
				drop(oldest);
			}
		},
	};
}
