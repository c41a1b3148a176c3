import { describe, expect, it } from 'vitest';
import { chooseDialect } from '../../../src/commands/choose-dialect.ts';
import { parseConfig } from '../../../src/config/parse-config.ts';

function choose(settings: string, run: { readonly isFork?: boolean; readonly databaseUrl?: string }) {
	const [database] = parseConfig(settings, 'config.yml', {}).databases;
	if (!database) throw new Error('no database');
	return chooseDialect(database, { isFork: false, databaseUrl: null, ...run });
}

describe('a pull request from a fork', () => {
	it.each([
		['migrate-command: make migrate', '`migrate-command` is not for a pull request from a fork'],
		['engine: server', '`engine: server` is not for a pull request from a fork'],
	])('is refused with %s', (settings, message) => {
		const run = { isFork: true, databaseUrl: 'postgresql://localhost/postgres' };
		expect(() => choose(settings, run)).toThrow(message);
		expect(choose(settings, { ...run, isFork: false }).name).toBe('postgresql');
	});

	it('is replayed in the embedded engine', () => {
		expect(choose('', { isFork: true }).name).toBe('postgresql');
	});
});

it('a server engine without an address is refused', () => {
	expect(() => choose('engine: server', {})).toThrow('`engine: server` needs the address of a server');
});
