import { mkdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import type { Route } from './web/route.ts';
import { serve } from './web/serve.ts';

/** A folder that is this process's alone, in which it answers others on this machine. */
export interface FolderLock {
	/** Lets others have the folder. */
	release(): Promise<void>;
}

/** What a bot that has a folder says. */
export interface FolderAnswer {
	readonly status: number;
	readonly body: string;
}

/**
 * Takes a folder for this process, and answers these routes at a socket in it. A socket ends with its process however
 * that ends, so nothing is left behind that keeps the next one out. Throws a UserError where a bot has the folder.
 */
export async function lockFolder(folder: string, routes: readonly Route[]): Promise<FolderLock> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	if ((await askFolder(folder, 'GET', '/')) !== null) {
		throw new UserError('config', `A bot is at work in ${folder} already.`, {
			hint: 'Several processes need a queue on a PostgreSQL server: give QUEUE_URL.',
		});
	}
	const socket = socketIn(folder);
	await rm(socket, { force: true });
	const server = await serve(routes, socket, () => {});
	return { release: server.stop };
}

/** Asks the bot that has a folder; null where none has. */
export function askFolder(
	folder: string,
	method: Route['method'],
	path: string,
): Promise<FolderAnswer | null> {
	return new Promise((resolve, reject) => {
		const asked = request({ socketPath: socketIn(folder), method, path, agent: false }, async (answer) => {
			try {
				const chunks: Buffer[] = [];
				for await (const chunk of answer) chunks.push(chunk);
				resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
			} catch (error) {
				reject(error);
			}
		});
		asked.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(null);
			else reject(error);
		});
		asked.end();
	});
}

function socketIn(folder: string): string {
	return join(folder, 'bot.sock');
}
