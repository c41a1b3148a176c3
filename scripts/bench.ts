import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { writeHistory } from './bench-history.ts';
import { measureNative } from './bench-native.ts';

const run = promisify(execFile);
const cli = resolve(import.meta.dirname, '../dist/cli.js');
const COUNTS = [30, 300, 800];
const ROUNDS = 3;

/** Seconds and peak memory in MB of the whole `schema` command, as a person would run it. */
async function measureOurs(directory: string): Promise<{ seconds: number; megabytes: number }> {
	const peak = join(directory, 'peak');
	const hook = `data:text/javascript,import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(peak)},String(process.resourceUsage().maxRSS)))`;
	const started = performance.now();
	const output = join(directory, 'schema.sql');
	await run(process.execPath, [
		'--import',
		hook,
		cli,
		'schema',
		'--cwd',
		directory,
		'--migrations',
		'migrations',
		'--output',
		output,
	]);
	const seconds = (performance.now() - started) / 1000;
	return { seconds, megabytes: Number(await readFile(peak, 'utf8')) / 1024 };
}

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

process.stdout.write(
	'| migrations | ours | native PostgreSQL 18 | ratio | our peak memory |\n|---:|---:|---:|---:|---:|\n',
);
for (const count of COUNTS) {
	const directory = await mkdtemp(join(tmpdir(), 'database-spec-bench-'));
	try {
		const migrations = join(directory, 'migrations');
		const files = await writeHistory(migrations, count);
		const ours: number[] = [];
		const native: number[] = [];
		let megabytes = 0;
		for (let round = 0; round < ROUNDS; round++) {
			const measured = await measureOurs(directory);
			ours.push(measured.seconds);
			megabytes = Math.max(megabytes, measured.megabytes);
			native.push(await measureNative(migrations, files));
		}
		const [mine, theirs] = [median(ours), median(native)];
		process.stdout.write(
			`| ${count} | ${mine.toFixed(2)} s | ${theirs.toFixed(2)} s | ${(mine / theirs).toFixed(2)} | ${Math.round(megabytes)} MB |\n`,
		);
	} finally {
		await rm(directory, { recursive: true, force: true });
	}
}
