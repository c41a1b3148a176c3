import { parseArgs } from 'node:util';
import { startNativeServer } from '../test/support/native-server.ts';
import { makeKillGround, requireNoFiles, runToKill } from './kill/run-to-kill.ts';

/** Kills the command line at random moments, embedded and on a server, and shows that the next run leaves nothing behind. */
async function killManyTimes(times: number): Promise<void> {
	const server = await startNativeServer();
	const ground = await makeKillGround();
	const databases = () =>
		server.query<{ name: string }>(
			`SELECT datname AS name FROM pg_database WHERE datname NOT IN ('postgres', 'template0', 'template1')`,
		);
	try {
		for (const [engine, args] of [
			['embedded', []],
			['server', ['--engine', 'server', '--database-url', server.address()]],
		] as const) {
			const { milliseconds } = await runToKill(ground, args, null);
			let killed = 0;
			let leftovers = 0;
			for (let time = 0; time < times; time++) {
				const after = Math.random() * milliseconds;
				const { signal } = await runToKill(ground, args, { after, signal: 'SIGKILL' });
				if (signal) killed++;
				leftovers += (await databases()).length;
				const next = await runToKill(ground, args, null);
				if (next.status !== 0) throw new Error(`the run after a kill at ${after} ms failed:\n${next.stderr}`);
				await requireNoFiles(ground);
				const left = (await databases()).map(({ name }) => name);
				if (left.length) throw new Error(`after a kill at ${after} ms: ${left.join(', ')}`);
			}
			process.stdout.write(
				`${engine}: ${times} runs of ${Math.round(milliseconds)} ms, ${killed} killed on the way, ` +
					`${leftovers} databases found and dropped by the next run, no process, file or database left\n`,
			);
		}
	} finally {
		await server.stop();
		await ground.remove();
	}
}

const { values } = parseArgs({ options: { times: { type: 'string', default: '50' } } });
await killManyTimes(Number(values.times));
