import { type ChildProcess, spawn } from 'node:child_process';

/** How a command ended: `status` is null where a signal or the time limit ended it. */
export interface CommandResult {
	readonly status: number | null;
	readonly signal: string | null;
	readonly outOfTime: boolean;
	/** The last of what it printed, both streams as they came. */
	readonly output: string;
}

/** What a command is run with. */
export interface CommandOptions {
	/** Absolute path of the directory to run in. */
	readonly directory: string;
	/** The whole environment. */
	readonly environment: Readonly<Record<string, string>>;
	readonly seconds: number;
	/** Ends the command early when it is aborted. */
	readonly signal: AbortSignal;
}

const LONGEST_OUTPUT = 64 * 1024;
const MILLISECONDS_FOR_LAST_WORDS = 1000;

/**
 * Runs a line of shell in a process group of its own, which is gone when this resolves. A watcher in the group waits on
 * a pipe that closes with this process, so that the command does not outlive it even where it is killed.
 */
const SCRIPT = `{ cat <&3 >/dev/null; kill -KILL -$$; } >/dev/null 2>&1 &
exec 3<&-
sh -c "$1" </dev/null
exit $?`;

/** The groups that have to go when this process is asked to. */
const running = new Set<ChildProcess>();

/** Runs a line of shell to its end, or to the end of its time; rejects where it cannot be started at all. */
export async function runCommand(
	command: string,
	{ directory, environment, seconds, signal }: CommandOptions,
): Promise<CommandResult> {
	const child = spawn('/bin/sh', ['-c', SCRIPT, 'sh', command], {
		cwd: directory,
		env: environment,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding('utf8').on('data', (text: string) => {
			output = (output + text).slice(-LONGEST_OUTPUT);
		});
	}
	let outOfTime = false;
	const timer = setTimeout(() => {
		outOfTime = true;
		killGroup(child);
	}, seconds * 1000);
	let patience: NodeJS.Timeout | undefined;
	const abort = (): void => killGroup(child);
	signal.addEventListener('abort', abort);
	if (running.size === 0) listenForSignals();
	running.add(child);
	try {
		return await new Promise((resolve, reject) => {
			child.once('error', reject);
			child.once('exit', () => {
				// What it has left running in the background holds the streams open, and so does what has left the group.
				killGroup(child);
				patience = setTimeout(() => {
					for (const stream of child.stdio) stream?.destroy();
				}, MILLISECONDS_FOR_LAST_WORDS);
			});
			child.once('close', (status, killedBy) =>
				resolve({ status: outOfTime ? null : status, signal: killedBy, outOfTime, output }),
			);
		});
	} finally {
		clearTimeout(timer);
		clearTimeout(patience);
		signal.removeEventListener('abort', abort);
		running.delete(child);
		if (running.size === 0) stopListening();
	}
}

function killGroup({ pid }: ChildProcess): void {
	if (pid === undefined) return;
	try {
		process.kill(-pid, 'SIGKILL');
	} catch {
		// It has ended by itself.
	}
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function listenForSignals(): void {
	for (const signal of SIGNALS) process.on(signal, endWith);
}

function stopListening(): void {
	for (const signal of SIGNALS) process.off(signal, endWith);
}

/** Does what the signal asks for, which a listener has kept it from, once the commands are gone. */
function endWith(signal: NodeJS.Signals): void {
	for (const child of running) killGroup(child);
	stopListening();
	process.kill(process.pid, signal);
}
