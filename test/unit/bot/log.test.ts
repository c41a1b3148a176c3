import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { openLog } from '../../../src/bot/log.ts';
import { UserError } from '../../../src/errors.ts';

const makeKey = () =>
	generateKeyPairSync('rsa', { modulusLength: 1024 })
		.privateKey.export({ type: 'pkcs8', format: 'pem' })
		.toString();

const KEY = makeKey();

function lineOf(write: (log: ReturnType<typeof openLog>) => void): string {
	const lines: string[] = [];
	write(openLog('debug', ['the webhook "secret"', KEY], (line) => lines.push(line)));
	return lines.join('');
}

it.each([
	['a token of an installation', 'ghs_16C7e42F292c6912E7710c838347Ae178B4a'],
	['a new token', 'ghs_APPID.payload.signature_with-more'],
	['a personal token', 'github_pat_11ABCDEFG0123456789_abcdef'],
	['a signed token', 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2lnbmF0dXJl'],
	['an authorization header', 'bearer abcdefghijklmnopqrstuvwxyz'],
	['a key that is known', KEY],
	['another key', makeKey()],
	['a secret that is known', 'the webhook "secret"'],
])('never has %s in it', (_, secret) => {
	const line = lineOf((log) => {
		log.info({ about: `before ${secret} after`, deep: { in: [secret] } }, secret);
		log.error({ error: new Error(`failed with ${secret}`) }, 'failed');
	});
	expect(line).not.toContain(JSON.stringify(secret).slice(1, -1));
	expect(line).toContain('[secret]');
	for (const each of line.trim().split('\n')) expect(() => JSON.parse(each)).not.toThrow();
});

it('hides the password of an address and leaves the rest', () => {
	const line = lineOf((log) => log.warn({ url: 'postgresql://bot:pass-word@host:5432/queue' }, 'x'));
	expect(line).toContain('postgresql://bot:[secret]@host:5432/queue');
});

it('shows an error’s words and status, and nothing that a client hangs on it', () => {
	const error = Object.assign(new Error('Not Found'), {
		status: 404,
		request: { headers: { authorization: 'very hidden' } },
		response: { data: 'very hidden' },
	});
	const line = lineOf((log) => log.error({ error }, 'failed'));
	expect(JSON.parse(line).error).toMatchObject({ message: 'Not Found', status: 404 });
	expect(line).not.toContain('very hidden');
	const known = lineOf((log) => log.error({ error: new UserError('load', 'no', { hint: 'yes' }) }, 'failed'));
	expect(JSON.parse(known).error).toEqual({ name: 'UserError', message: 'no', hint: 'yes' });
});
