import type { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import {
	requireDirect,
	requireUsable,
} from '../../../../../src/dialects/postgres/engine/server/require-usable.ts';

function clientThatSays(row: object, processID = 7): Client {
	return { query: async () => ({ rows: [row] }), processID } as unknown as Client;
}

describe('a server', () => {
	it.each([
		['PostgreSQL 16.4 (Debian 16.4-1) on x86_64', '160004', { product: 'PostgreSQL', major: 16 }],
		['PostgreSQL 15.2-YB-2025.1.0.0-b0 on aarch64', '150002', { product: 'YugabyteDB', major: 15 }],
		['PostgreSQL 16.4 on x86_64 (Citus 12.1)', '160004', { product: 'Citus', major: 16 }],
	])('that says %s is known', async (version, number, kind) => {
		expect(await requireUsable(clientThatSays({ version, number, standby: false }))).toEqual(kind);
	});

	it.each([
		[
			'too old',
			{ version: 'PostgreSQL 12.20', number: '120020', standby: false },
			'PostgreSQL 12, which is too old',
		],
		['a standby', { version: 'PostgreSQL 17.0', number: '170000', standby: true }, 'the server is a standby'],
	])('that is %s is refused', async (_, row, message) => {
		await expect(requireUsable(clientThatSays(row))).rejects.toThrow(message);
	});

	it('behind a pooler gives another number than the connection has', async () => {
		await expect(requireDirect(clientThatSays({ pid: 8 }))).rejects.toThrow('leads to a connection pooler');
		await expect(requireDirect(clientThatSays({ pid: 7 }))).resolves.toBeUndefined();
	});
});
