import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The distribution alone, in a directory outside of the repository; `remove` takes that directory away. */
export interface DistCopy {
	/** The directory around the copy. */
	readonly parent: string;
	readonly path: string;
	remove(): void;
}

/** Copies `dist/` as it is committed, under the given name. */
export function copyDist(name = 'dist'): DistCopy {
	const parent = realpathSync(mkdtempSync(join(tmpdir(), 'database-spec-dist-')));
	const path = join(parent, name);
	cpSync(join(import.meta.dirname, '../../dist'), path, { recursive: true });
	return { parent, path, remove: () => rmSync(parent, { recursive: true, force: true, maxRetries: 5 }) };
}

/** What a program printed and how it ended. */
export interface ProgramResult {
	readonly status: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** Runs a script in a directory, with nothing of this process's environment but the path. */
export function runScript(script: string, cwd: string, ...args: readonly string[]): Promise<ProgramResult> {
	return runProgram(process.execPath, cwd, [script, ...args]);
}

/** Runs a program in a directory, with nothing of this process's environment but the path. */
export function runProgram(program: string, cwd: string, args: readonly string[]): Promise<ProgramResult> {
	const env = { PATH: process.env.PATH ?? '' };
	return new Promise((resolve, reject) => {
		execFile(program, args, { cwd, env, maxBuffer: 64 * 2 ** 20 }, (error, stdout, stderr) => {
			if (error && typeof error.code !== 'number') reject(error);
			else resolve({ status: Number(error?.code ?? 0), stdout, stderr });
		});
	});
}
