import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { PINNED_TIME, pinClockAndRandomness } from '../src/dialects/postgres/engine/determinism.ts';
import { TRACE_SETUP } from '../src/dialects/postgres/trace/setup.ts';

const { resolve } = createRequire(import.meta.url);

const packageDirectory = dirname(resolve('@electric-sql/pglite'));

/** Extensions that come in packages of their own; the licenses of what is in them are in scripts/licenses. */
const EXTENSION_PACKAGES = ['age', 'pg_hashids', 'pg_ivm', 'pg_textsearch', 'pg_uuidv7', 'pgtap', 'pgvector'];

/** Gzip whose bytes depend on the content alone. */
export function compress(bytes: Uint8Array): Buffer {
	return gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });
}

/** Writes everything that the embedded engine needs at run time: its code, its files gzipped, and the warm snapshot. */
export async function buildEngine(directory: string): Promise<void> {
	await rm(directory, { recursive: true, force: true });
	await mkdir(join(directory, 'extensions'), { recursive: true });
	await mkdir(join(directory, 'pglite'), { recursive: true });
	for (const file of await neededModules('index.js')) {
		const code = await readFile(join(packageDirectory, file), 'utf8');
		await mkdir(dirname(join(directory, 'pglite', file)), { recursive: true });
		await writeFile(join(directory, 'pglite', file), code.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n'));
	}
	const others = EXTENSION_PACKAGES.map((name) => dirname(resolve(`@electric-sql/pglite-${name}`)));
	for (const source of [packageDirectory, ...others])
		await copyExtensions(source, join(directory, 'extensions'));
	for (const file of ['pglite.wasm', 'pglite.data']) {
		await writeFile(join(directory, `${file}.gz`), compress(await readFile(join(packageDirectory, file))));
	}
	await writeFile(join(directory, 'snapshot.tar.gz'), compress(await makeSnapshot()));
}

async function copyExtensions(source: string, target: string): Promise<void> {
	for (const file of (await readdir(source)).filter((name) => name.endsWith('.tar.gz')).sort()) {
		await copyFile(join(source, file), join(target, file));
	}
}

async function neededModules(entry: string): Promise<readonly string[]> {
	const found = new Set([entry]);
	for (const file of found) {
		const code = await readFile(join(packageDirectory, file), 'utf8');
		for (const [, name = ''] of code.matchAll(/(?:from|import)\s*\(?["'](\.{1,2}\/[\w./-]+\.js)["']/g)) {
			const needed = normalize(join(dirname(file), name));
			// Of all places that a cluster can be in, those of the browser are of no use here.
			if (!needed.startsWith('fs/') || needed === 'fs/nodefs.js') found.add(needed);
		}
	}
	return [...found];
}

async function makeSnapshot(): Promise<Uint8Array> {
	pinClockAndRandomness();
	const RealDate = Date;
	// File times in the archive come from here; the cluster must not depend on how long the build took.
	globalThis.Date = class extends RealDate {
		constructor(value: number = PINNED_TIME) {
			super(value);
		}
		static override now = (): number => PINNED_TIME;
	} as DateConstructor;
	const { PGlite } = await import('@electric-sql/pglite');
	// Small log segments make a small snapshot, and bound the memory that a long replay's log takes.
	const database = await PGlite.create({
		initDbStartParams: ['--wal-segsize=1'],
		startParams: [...PGlite.defaultStartParams, '-c', 'min_wal_size=2MB', '-c', 'max_wal_size=2MB'],
	});
	await database.exec(TRACE_SETUP);
	// Every file is written again at each start, and nothing is ever made from a template here.
	await database.exec('UPDATE pg_database SET datistemplate = false');
	for (const name of ['template0', 'template1']) await database.exec(`DROP DATABASE ${name}`);
	await database.exec('VACUUM FREEZE');
	// The second checkpoint is the one that lets the log go.
	for (let round = 0; round < 2; round++) await database.exec('CHECKPOINT');
	const archive = new Uint8Array(await (await database.dumpDataDir('none')).arrayBuffer());
	await database.close();
	globalThis.Date = RealDate;
	return archive;
}
