import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { runCommandLine } from '../../src/entry/command-line.ts';

/** What a run of the command line printed and how it ended. */
export interface CliResult {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

type Write = typeof process.stdout.write;

/**
 * Runs the command line in this process, in a directory. It borrows the process's streams and working directory, so one
 * run has to end before the next one starts.
 */
export async function runCli(directory: string, args: readonly string[]): Promise<CliResult> {
	const home = process.cwd();
	const printed = { stdout: '', stderr: '' };
	const writers = { stdout: process.stdout.write, stderr: process.stderr.write };
	const borrow = (name: 'stdout' | 'stderr'): void => {
		process[name].write = ((text: string, ...rest: readonly unknown[]) => {
			printed[name] += text;
			const done = rest.at(-1);
			if (typeof done === 'function') done();
			return true;
		}) as Write;
	};
	process.chdir(directory);
	borrow('stdout');
	borrow('stderr');
	try {
		return { status: await runCommandLine(args), ...printed };
	} finally {
		process.stdout.write = writers.stdout;
		process.stderr.write = writers.stderr;
		process.chdir(home);
	}
}

/** The script that a shell runs as `auggie-database-spec` in a checkout. */
export const CLI_SCRIPT = join(import.meta.dirname, '../../src/entry/cli.ts');

/** Runs the command line in a process of its own, with the environment of this one and what is given. */
export function spawnCli(
	directory: string,
	args: readonly string[],
	environment: Readonly<Record<string, string>> = {},
): Promise<CliResult> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [CLI_SCRIPT, ...args], {
			cwd: directory,
			env: { ...process.env, ...environment },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		const printed = { stdout: '', stderr: '' };
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			printed.stdout += text;
		});
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			printed.stderr += text;
		});
		child.on('error', reject);
		child.on('close', (status) => resolve({ status, ...printed }));
	});
}
