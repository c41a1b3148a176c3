import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cli = resolve(import.meta.dirname, '../dist/cli.js');

/** What one run took: wall-clock seconds in all and until each mark, and the largest resident size in MB. */
export interface Measured {
	readonly seconds: number;
	readonly marks: Readonly<Record<'engine started' | 'migrations replayed' | 'schema read', number>>;
	readonly megabytes: number;
}

/** Runs the whole `schema` command over `migrations` in a directory, as a person would run it. */
export async function measureOurs(directory: string): Promise<Measured> {
	const file = join(directory, 'measured.json');
	const hook = `data:text/javascript,import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(file)},JSON.stringify({
		peak:process.resourceUsage().maxRSS,marks:performance.getEntriesByType('mark').map(({name,startTime})=>[name,startTime/1000])})))`;
	const started = performance.now();
	await run(process.execPath, [
		...['--import', hook.replaceAll(/\s*\n\s*/g, '')],
		...[cli, 'schema', '--cwd', directory, '--migrations', 'migrations'],
		...['--output', join(directory, 'schema.sql')],
	]);
	const seconds = (performance.now() - started) / 1000;
	const { peak, marks } = JSON.parse(await readFile(file, 'utf8'));
	return { seconds, marks: Object.fromEntries(marks), megabytes: peak / 1024 } as Measured;
}
