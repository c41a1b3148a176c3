import { expect, it } from 'vitest';
import { withServerUser } from '../../../src/commands/server-user.ts';
import { parseConfig } from '../../../src/config/parse-config.ts';

function placeholdersWith(databaseUrl: string | null, text: string): Readonly<Record<string, string>> {
	const [database] = parseConfig(text, 'c.yml', {}).databases;
	return database ? withServerUser(database, { databaseUrl }).placeholders : {};
}

it.each([
	['postgres://me%20too:secret@host/shop', 'me too'],
	['postgres:///shop?user=me&password=secret', 'me'],
])('of %s fills in what tools connect as', (url, user) => {
	expect(placeholdersWith(url, 'engine: server')).toEqual({ 'flyway:user': user, DATABASE_OWNER: user });
});

it.each([
	['postgres://me@host/shop', 'engine: embedded'],
	['postgres://host/shop', 'engine: server'],
	['postgres://100%@host/shop', 'engine: server'],
	['no address', 'engine: server'],
	[null, 'engine: server'],
])('of %s with %s fills in nothing', (url, text) => {
	expect(placeholdersWith(url, text)).toEqual({});
});

it('leaves what the config gives', () => {
	const text = 'engine: server\nplaceholders: {DATABASE_OWNER: owner}';
	expect(placeholdersWith('postgres://me@host/shop', text).DATABASE_OWNER).toBe('owner');
});
