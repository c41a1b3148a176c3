import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '../../../../src/bot/log.ts';
import type { BotSettings } from '../../../../src/bot/settings.ts';
import { findApp } from '../../../../src/bot/setup/find-app.ts';

let data: string;

beforeEach(async () => {
	data = await mkdtemp(join(tmpdir(), 'app-'));
});

afterEach(() => rm(data, { recursive: true }));

const ours = { appId: 1, privateKey: '-----BEGIN RSA PRIVATE KEY-----\nours', webhookSecret: 'ours-ours' };
const kept = { appId: 2, privateKey: '-----BEGIN RSA PRIVATE KEY-----\nkept', webhookSecret: 'kept-kept' };

function find(more: Partial<BotSettings>, stopped: Promise<void> = Promise.resolve()) {
	const settings: BotSettings = {
		...{ app: null, apiUrl: 'https://api.github.com', queue: { data }, data, port: 0, workers: 1 },
		...{ logLevel: 'silent', ...more },
	};
	return findApp(settings, { log: openLog('silent', [], () => {}), tell: () => {}, stopped });
}

describe('the App', () => {
	it('of the settings goes before the one that was kept', async () => {
		await writeFile(join(data, 'app.json'), JSON.stringify(kept));
		expect(await find({ app: ours, port: 3000 })).toEqual({ app: ours, port: 3000 });
		expect(await find({ port: null })).toEqual({ app: kept, port: null });
	});

	it.each(['', '{"appId":', '{"appId":2}', 'null'])('is not taken from a damaged file: %j', async (text) => {
		await writeFile(join(data, 'app.json'), text);
		await expect(find({})).rejects.toThrow('app.json does not hold an App.');
	});

	it('cannot be made where there is no port', async () => {
		await expect(find({ port: null })).rejects.toThrow('The bot has no App to speak as.');
	});

	it('is waited for no longer when the bot is to stop', async () => {
		expect(await find({})).toBeNull();
	});
});
