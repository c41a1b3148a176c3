import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cli = resolve(import.meta.dirname, '../dist/cli.js');

/** What one run took: wall-clock seconds and the largest resident size in MB. */
export interface Measured {
	readonly seconds: number;
	readonly megabytes: number;
}

/** Runs the whole `schema` command over `migrations` in a directory, as a person would run it. */
export async function measureOurs(directory: string): Promise<Measured> {
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
