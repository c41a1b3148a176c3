import { spawn } from 'node:child_process';
import { UserError } from '../../errors.ts';

/** What a git command printed and how it ended. */
export interface GitResult {
	readonly exitCode: number;
	readonly stdout: Buffer;
	readonly stderr: string;
}

/** Runs git in a directory, with nothing of the user's or the machine's configuration; throws only where git itself is missing. */
export async function runGit(directory: string, args: readonly string[], input = ''): Promise<GitResult> {
	const chunks: Buffer[] = [];
	const result = await streamGit(directory, args, input, (chunk) => void chunks.push(chunk));
	return { ...result, stdout: Buffer.concat(chunks) };
}

/** As `runGit`, but hands over what git prints piece by piece. */
export function streamGit(
	directory: string,
	args: readonly string[],
	input: string,
	onChunk: (chunk: Buffer) => void,
): Promise<Omit<GitResult, 'stdout'>> {
	return new Promise((resolve, reject) => {
		// The directory may belong to another user, as a mounted workspace does; no hook or filter runs for what we ask.
		const child = spawn('git', ['-c', 'safe.directory=*', '--no-optional-locks', ...args], {
			cwd: directory,
			env: gitEnvironment(),
			stdio: ['pipe', 'pipe', 'pipe'],
		});
		let stderr = '';
		child.stdout.on('data', (chunk: Buffer) => {
			try {
				onChunk(chunk);
			} catch (error) {
				child.kill();
				reject(error);
			}
		});
		child.stderr.on('data', (chunk: Buffer) => {
			stderr += chunk.toString();
		});
		child.on('error', (cause: NodeJS.ErrnoException) => reject(cannotRun(cause, directory)));
		child.on('close', (exitCode) => resolve({ exitCode: exitCode ?? 1, stderr: stderr.trim() }));
		// git may end before it has read everything; its exit code tells why.
		child.stdin.on('error', () => {});
		child.stdin.end(input);
	});
}

function gitEnvironment(): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
	return {
		...Object.fromEntries(inherited),
		GIT_CONFIG_NOSYSTEM: '1',
		GIT_CONFIG_GLOBAL: '/dev/null',
		GIT_TERMINAL_PROMPT: '0',
		LC_ALL: 'C',
	};
}

function cannotRun(cause: NodeJS.ErrnoException, directory: string): UserError {
	if (cause.code === 'ENOENT') {
		return new UserError('git', `git could not be started in ${directory}.`, {
			cause,
			hint: 'Install git, and check that the directory exists.',
		});
	}
	return new UserError('git', `git could not be started: ${cause.message}`, { cause });
}
