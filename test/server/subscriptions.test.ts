import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/dialects/dialect.ts';
import { writeDefined } from '../../src/dialects/postgres/ddl/defined-objects.ts';
import { subscriptions } from '../../src/dialects/postgres/introspect/rare/subscriptions.ts';
import type { DefinedObject } from '../../src/model/defined-objects.ts';
import { type NativeServer, startNativeServer } from '../support/native-server.ts';

let server: NativeServer;

beforeAll(async () => {
	server = await startNativeServer();
});
afterAll(() => server?.stop());

async function read(): Promise<readonly DefinedObject[]> {
	const engine: Pick<Engine, 'query'> = { query: (sql) => server.query(sql) };
	const scope = { major: 18, hiddenNamespaces: '0', ignoredRelations: '0' };
	const found = await subscriptions.introspect(engine as Engine, scope);
	return found.map(({ object }) => object as DefinedObject);
}

/** The embedded engine cannot have one, and the server engine makes none. */
test('a subscription, written so that building it connects to nothing', async () => {
	const created = [
		`CREATE SUBSCRIPTION "All of it" CONNECTION 'host=example.org dbname=it''s' PUBLICATION "The feed", other WITH (connect = false, slot_name = feed_slot)`,
		`CREATE SUBSCRIPTION tuned CONNECTION 'host=example.org' PUBLICATION feed WITH (connect = false, slot_name = NONE,
			enabled = false, create_slot = false, binary = true, streaming = off, synchronous_commit = local, two_phase = true,
			disable_on_error = true, password_required = false, run_as_owner = true, origin = none)`,
		`COMMENT ON SUBSCRIPTION tuned IS 'by hand'`,
	];
	for (const sql of created) await server.query(sql);
	const first = await read();
	expect(first.map(({ name, comment, statements }) => [name, comment, ...statements]).sort()).toStrictEqual([
		[
			'"All of it"',
			null,
			`CREATE SUBSCRIPTION "All of it"
    CONNECTION 'host=example.org dbname=it''s'
    PUBLICATION "The feed", other
    WITH (connect = false, slot_name = 'feed_slot', streaming = parallel)`,
		],
		[
			'tuned',
			'by hand',
			`CREATE SUBSCRIPTION tuned
    CONNECTION 'host=example.org'
    PUBLICATION feed
    WITH (connect = false, slot_name = NONE, binary = true, streaming = off, synchronous_commit = 'local', two_phase = on, disable_on_error = true, password_required = false, run_as_owner = true, origin = none)`,
		],
	]);
	await server.query('ALTER SUBSCRIPTION "All of it" SET (slot_name = NONE)');
	for (const { name } of first) await server.query(`DROP SUBSCRIPTION ${name}`);
	for (const sql of first.flatMap(writeDefined)) await server.query(sql);
	expect(await read()).toStrictEqual(first);
});
