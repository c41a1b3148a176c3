import { MessageChannel, Worker } from 'node:worker_threads';
import { dumpScript } from '../assets.ts';
import type { DumpMessage, DumpThread } from './serve-dump.ts';
import { connectToServer } from './server-connection.ts';

/**
 * What `pg_dump` writes of the database at a `postgresql://` address. Throws an Error with what pg_dump or the server
 * said.
 */
export async function pgDump(url: string, options: readonly string[]): Promise<string> {
	const connection = await connectToServer(url);
	const { port1: port, port2 } = new MessageChannel();
	const signal = new SharedArrayBuffer(4);
	const { pathname, password } = new URL(url);
	const target = `dbname=${quote(pathname.slice(1))} password=${quote(password)}`;
	const start: DumpThread = { args: [...options, '-d', target], port: port2, signal };
	const worker = new Worker(dumpScript(), {
		workerData: start,
		transferList: [port2],
	});
	const wake = (bytes: Uint8Array): void => {
		port.postMessage(bytes);
		const flag = new Int32Array(signal);
		Atomics.store(flag, 0, 1);
		Atomics.notify(flag, 0);
	};
	try {
		return await new Promise<string>((resolve, reject) => {
			worker.on('error', reject);
			port.on('message', (message: DumpMessage) => {
				if (message.kind === 'done') resolve(message.dump);
				else if (message.kind === 'failed') reject(new Error(message.message));
				else connection.exchange(message.bytes).then(wake, reject);
			});
		});
	} finally {
		connection.close();
		port.close();
		await worker.terminate();
	}
}

/** A part of an address as a value of libpq's connection string. */
function quote(part: string): string {
	return `'${decodeURIComponent(part).replace(/['\\]/g, '\\$&')}'`;
}
