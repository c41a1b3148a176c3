import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openLog } from '../../src/bot/log.ts';
import { parseAddress } from '../../src/dialects/postgres/engine/server/address.ts';
import { connect } from '../../src/dialects/postgres/engine/server/connect.ts';
import { formatError, UserError } from '../../src/errors.ts';
import { runs, TIME_LIMIT } from '../properties/runs.ts';
import { hostileText } from './hostile-text.ts';

const CORE = 'hunter2xyz';
/** Settings come from the environment, which has no halves of characters. */
const secrets = fc
	.tuple(hostileText, hostileText)
	.map(([before, after]) => `${before}${CORE}${after}`.toWellFormed());

const addresses = fc.oneof(
	secrets.map((secret) => `postgresql://me:${encodeURIComponent(secret)}@127.0.0.1:1/postgres`),
	secrets.map((secret) => `postgresql://me:${secret}@127.0.0.1:1/postgres`),
	secrets.map((secret) => `postgresql://127.0.0.1:1/postgres?password=${encodeURIComponent(secret)}`),
	secrets.map((secret) => `postgres://${secret}`),
	secrets.map((secret) => `mysql://me:${secret}@127.0.0.1/a`),
	secrets,
);

it(
	'whatever an address of a database is, no error tells its password',
	async () => {
		const property = fc.asyncProperty(addresses, async (text) => {
			try {
				const address = parseAddress(text);
				// Nothing but this machine is asked.
				if (address.hostname !== '127.0.0.1' || address.port !== '1') return;
				await connect(address, { database: null, settings: {} });
				expect.unreachable();
			} catch (error) {
				expect(error).toBeInstanceOf(UserError);
				expect(formatError(error)).not.toContain(CORE);
			}
		});
		await fc.assert(property, runs(60));
	},
	TIME_LIMIT,
);

it(
	'whatever the bot writes down, its secrets are not in it',
	() => {
		const property = fc.property(secrets, hostileText, (secret, words) => {
			const lines: string[] = [];
			const log = openLog('debug', [secret], (line) => void lines.push(line));
			log.info({ [words]: `${words}${secret}${words}`, list: [secret] }, `${words} ${secret}`);
			log.error({ error: new Error(`failed with ${secret}`) }, words);
			log.warn({ address: `postgres://me:${CORE}@db.example/x`, token: `ghs_${CORE}0123456789` });
			expect(lines).toHaveLength(3);
			for (const line of lines) {
				expect(line).not.toContain(CORE);
				expect(line.trimEnd()).not.toMatch(/[\r\n]/);
				expect(() => JSON.parse(line)).not.toThrow();
			}
		});
		fc.assert(property, runs(200));
	},
	TIME_LIMIT,
);
