import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { PGlite } from '@electric-sql/pglite';

/** What the thread that runs pg_dump is started with. */
export interface DumpThread {
	readonly args: readonly string[];
	readonly port: MessagePort;
	/** One Int32 that becomes 1 when an answer lies at the port. */
	readonly signal: SharedArrayBuffer;
}

/** What it sends: a message for the server, or how pg_dump ended. */
export type DumpMessage =
	| { readonly kind: 'send'; readonly bytes: Uint8Array }
	| { readonly kind: 'done'; readonly dump: string }
	| { readonly kind: 'failed'; readonly message: string };

/** Runs pg_dump in this thread and tells the port how it ended; the port's other end speaks with the server. */
export async function serveDump({ args, port, signal }: DumpThread): Promise<void> {
	const flag = new Int32Array(signal);
	/** pg_dump reads and writes without ever yielding, so this thread sleeps until the other one has the server's answer. */
	const exchange = (bytes: Uint8Array): Uint8Array => {
		Atomics.store(flag, 0, 0);
		port.postMessage({ kind: 'send', bytes: bytes.slice() } satisfies DumpMessage);
		// The call that ended the last wait may come so late that it ends this one.
		while (Atomics.load(flag, 0) === 0) Atomics.wait(flag, 0, 0);
		return receiveMessageOnPort(port)?.message as Uint8Array;
	};
	/** As much of a PGlite as pg_dump uses. */
	const server = {
		query: async () => ({ rows: [{ search_path: '' }] }),
		exec: async () => [],
		execProtocolRawStream: (bytes: Uint8Array, { onRawData }: { onRawData: (data: Uint8Array) => void }) =>
			onRawData(exchange(bytes)),
	};
	try {
		const { pgDump } = await import('@electric-sql/pglite-tools/pg_dump');
		const file = await pgDump({ pg: server as unknown as PGlite, args: [...args] });
		port.postMessage({ kind: 'done', dump: await file.text() } satisfies DumpMessage);
	} catch (error) {
		port.postMessage({ kind: 'failed', message: String(error) } satisfies DumpMessage);
	}
}
