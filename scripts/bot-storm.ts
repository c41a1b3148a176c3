/**
 * Proves that the bot loses nothing and does nothing twice while everything fails.
 * usage: node scripts/bot-storm.ts [deliveries] [seed]
 */
import { runStorm } from './storm/run-storm.ts';

const [deliveries = '10000', seed = '1'] = process.argv.slice(2);
const { wrong, figures } = await runStorm({
	deliveries: Number(deliveries),
	...{ repositories: 20, pullsPerRepository: 10, kills: 20, restarts: 2, atOnce: 8 },
	seed: Number(seed),
	say: (line) => process.stderr.write(`${line}\n`),
});
for (const [name, value] of Object.entries(figures)) process.stdout.write(`${name}: ${value}\n`);
for (const problem of wrong) process.stdout.write(`WRONG: ${problem}\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
