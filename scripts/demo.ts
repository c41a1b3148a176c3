import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { buildShopRepository, removeDirectory } from './shop-repository.ts';

const commandLine = join(import.meta.dirname, '..', 'dist', 'cli.js');
const directory = mkdtempSync(join(tmpdir(), 'database-spec-demo-'));
let check: ChildProcessByStdio<null, Readable, null> | undefined;

process.on('exit', () => {
	check?.kill('SIGKILL');
	removeDirectory(directory);
});
for (const [signal, code] of [
	['SIGINT', 130],
	['SIGTERM', 143],
	['SIGHUP', 129],
] as const)
	process.on(signal, () => process.exit(code));

buildShopRepository(directory);
console.error('The check of examples/shop, as its pull request would read:\n');
check = spawn(process.execPath, [commandLine, 'check', '--base', 'main', '--format', 'markdown'], {
	cwd: directory,
	stdio: ['ignore', 'pipe', 'inherit'],
});
const [comment, [code]] = await Promise.all([text(check.stdout), once(check, 'close')]);
process.stdout.write(comment);
// A program that crashes ends with 1 too, but without a comment.
if (code !== 1 || comment.trim() === '') {
	console.error(`\nThe check should have ended with findings, and ended with code ${code}.`);
	process.exitCode = 2;
}
