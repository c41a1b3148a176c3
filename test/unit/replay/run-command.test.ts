import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../../src/replay/run-command.ts';

const stop = new AbortController();
const seen: number[] = [];
const options = {
	directory: tmpdir(),
	environment: { PATH: process.env.PATH ?? '', GREETING: 'hello' },
	seconds: 30,
	signal: stop.signal,
};

afterEach(async () => {
	// What was killed takes a moment to be gone.
	for (const pid of seen.splice(0)) await expect.poll(() => isAlive(pid)).toBe(false);
});

/** A process that has ended and waits for its parent to look is not alive. */
function isAlive(pid: number): boolean {
	try {
		return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
	} catch {
		return false;
	}
}

describe('a command', () => {
	it('runs in its directory with its environment alone, and its output is kept', async () => {
		process.env.SECRET_OF_A_TEST = 'secret';
		const result = await runCommand('echo "$GREETING $SECRET_OF_A_TEST"; pwd; echo oh >&2; cat', options);
		delete process.env.SECRET_OF_A_TEST;
		expect(result).toEqual({
			status: 0,
			signal: null,
			outOfTime: false,
			output: expect.stringContaining('hello \n'),
		});
		expect(result.output).toContain(tmpdir());
		expect(result.output).toContain('oh\n');
		expect(result.output).not.toContain('secret');
	});

	it('that fails gives its status, and one that a signal ends the signal or the shell’s status for it', async () => {
		expect(await runCommand('exit 3', options)).toMatchObject({ status: 3, signal: null });
		expect(await runCommand('kill -TERM $$', options)).toMatchObject({ status: 143 });
	});

	it('without end is ended with everything that it started', async () => {
		const result = await runCommand('sleep 60 & echo $!; echo $$; sleep 60', { ...options, seconds: 1 });
		seen.push(...result.output.trim().split('\n').map(Number));
		expect(seen).toHaveLength(2);
		expect(result).toMatchObject({ status: null, outOfTime: true });
	});

	it('that leaves something running does not wait for it', async () => {
		const result = await runCommand('sleep 60 & echo $!', options);
		seen.push(Number(result.output));
		expect(result).toMatchObject({ status: 0, outOfTime: false });
	});

	it('whose output is held open by what has left its group does not wait for that either', async () => {
		const result = await runCommand('setsid sleep 20 & echo $!; exit 4', { ...options, seconds: 15 });
		seen.push(Number(result.output));
		expect(result).toMatchObject({ status: 4, outOfTime: false });
		process.kill(Number(result.output));
	});

	it('is ended when it is told to stop', async () => {
		const early = new AbortController();
		const running = runCommand('echo $$; sleep 60', { ...options, signal: early.signal });
		setTimeout(() => early.abort(), 300);
		const result = await running;
		seen.push(Number(result.output));
		expect(result).toMatchObject({ status: null, signal: 'SIGKILL', outOfTime: false });
	});

	it('that prints without end is kept in part', async () => {
		const result = await runCommand('yes 0123456789 | head -c 3000000; echo; echo the end', options);
		expect(result.output.length).toBeLessThan(70_000);
		expect(result.output).toMatch(/the end\n$/);
	});

	it('in a directory that is not there cannot be started', async () => {
		await expect(runCommand('true', { ...options, directory: '/not/there' })).rejects.toThrow('ENOENT');
	});
});
