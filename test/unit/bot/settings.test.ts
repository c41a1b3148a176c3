import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBotSettings } from '../../../src/bot/settings.ts';

const pair = generateKeyPairSync('rsa', { modulusLength: 1024 });
const KEY = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const APP = { APP_ID: '12', PRIVATE_KEY: KEY, WEBHOOK_SECRET: 'long enough' };

describe('the settings of the bot', () => {
	it('have defaults for all but the App', () => {
		expect(readBotSettings({}, APP)).toEqual({
			app: { appId: 12, privateKey: KEY, webhookSecret: 'long enough' },
			apiUrl: 'https://api.github.com',
			queue: { data: join(process.cwd(), 'data') },
			data: join(process.cwd(), 'data'),
			port: 3000,
			workers: 2,
			logLevel: 'info',
		});
	});

	it('take flags before variables, and blanks for nothing', () => {
		const env = { ...APP, PORT: '1', WORKERS: '', QUEUE_URL: 'postgresql://a/b' };
		const settings = readBotSettings({ port: '2', queueUrl: 'postgresql://c/d', web: false }, env);
		expect(settings).toMatchObject({ port: null, workers: 2, queue: { url: 'postgresql://c/d' } });
		expect(readBotSettings({ work: false }, env)).toMatchObject({ port: 1, workers: 0 });
	});

	it('have no App where none is named', () => {
		expect(readBotSettings({}, {}).app).toBeNull();
	});

	it('read the key from a file, and with `\\n` in place of ends of lines', () => {
		const folder = mkdtempSync(join(tmpdir(), 'bot-settings-'));
		try {
			const file = join(folder, 'key.pem');
			writeFileSync(file, KEY);
			const { PRIVATE_KEY: _key, ...rest } = APP;
			expect(readBotSettings({}, { ...rest, PRIVATE_KEY_FILE: file }).app?.privateKey).toBe(KEY);
		} finally {
			rmSync(folder, { recursive: true });
		}
		const flat = KEY.replaceAll('\n', '\\n');
		expect(readBotSettings({}, { ...APP, PRIVATE_KEY: flat }).app?.privateKey).toBe(KEY);
	});

	it('are refused with everything that is wrong, and without what is secret', () => {
		const env = {
			...{ APP_ID: 'x', PRIVATE_KEY: 'not a key', PORT: '99999', WORKERS: '0', LOG_LEVEL: 'loud' },
			...{ GITHUB_API_URL: 'ftp://x', QUEUE_URL: 'mysql://x', PRIVATE_KEY_FILE: '' },
		};
		const problems = problemsOf(() => readBotSettings({ web: false, work: false }, env));
		for (const name of ['APP_ID', 'PRIVATE_KEY', 'PORT', 'WORKERS', 'LOG_LEVEL', 'GITHUB_API_URL']) {
			expect(problems).toContain(`- ${name} must be`.slice(0, name === 'LOG_LEVEL' ? 11 : undefined));
		}
		expect(problems).toContain('- QUEUE_URL must be');
		expect(problems).toContain('WEBHOOK_SECRET is missing');
		expect(problems).toContain('nothing is left to do');
		expect(problems).not.toContain('not a key');
	});

	it.each([
		[{ web: false }, APP, 'several processes need a queue on a PostgreSQL server'],
		[{}, { ...APP, PRIVATE_KEY_FILE: 'x' }, 'give only one'],
		[{}, { ...APP, PRIVATE_KEY: '', PRIVATE_KEY_FILE: '/nowhere' }, '/nowhere cannot be read'],
		[{}, { ...APP, WEBHOOK_SECRET: 'short' }, 'WEBHOOK_SECRET must have at least 8 characters'],
	])('%j: %#', (flags, env, words) => {
		expect(problemsOf(() => readBotSettings(flags, env))).toContain(words);
	});
});

function problemsOf(read: () => unknown): string {
	try {
		read();
	} catch (error) {
		return String(error);
	}
	throw new Error('nothing is wrong');
}
