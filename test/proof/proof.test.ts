import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runScript } from '../../scripts/proof/prove-by-dump.ts';
import { compareDumps } from '../../src/compare/dumps/compare-dumps.ts';
import { isEnginesOwn } from '../../src/compare/dumps/dump-entries.ts';
import { writeSchema } from '../../src/dialects/postgres/ddl/write-schema.ts';
import { dumpEngine } from '../../src/dialects/postgres/engine/dump/dump-engine.ts';
import { pgDump } from '../../src/dialects/postgres/engine/dump/pg-dump.ts';
import { introspect } from '../../src/dialects/postgres/introspect/introspect.ts';
import { useEngine } from '../support/engine.ts';
import { type NativeServer, startNativeServer } from '../support/native-server.ts';

const read = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');
const fixtures = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.sql'));
const engine = useEngine(...fixtures.map(read));
let native: NativeServer;

/** What emptying the test engine leaves of it. */
const EMPTY_PUBLIC =
	'DROP SCHEMA public; CREATE SCHEMA public AUTHORIZATION pg_database_owner; GRANT USAGE ON SCHEMA public TO PUBLIC';

beforeAll(async () => {
	native = await startNativeServer();
});
afterAll(() => native?.stop());

test.each(fixtures)(
	'%s is the same for pg_dump in both engines and when built from the executable schema',
	async (file) => {
		const options = { ignoredTables: [], privileges: true, rows: false };
		const original = await engine.fresh();
		expect(await runScript(original, read(file))).toBeNull();
		const { schema } = await introspect(original, []);
		const expected = await dumpEngine(original, options);

		const rebuilt = await engine.fresh();
		expect(await runScript(rebuilt, writeSchema(schema, { privileges: true }))).toBeNull();
		const comparison = compareDumps(expected, await dumpEngine(rebuilt, options), isEnginesOwn);
		expect(comparison.differences).toEqual([]);
		expect(comparison.entries).toBeGreaterThan(3);
		expect((await introspect(rebuilt, [])).schema.objects).toStrictEqual(schema.objects);

		const database = file.replace('.sql', '');
		await native.query(`CREATE DATABASE "${database}" TEMPLATE template0`);
		await native.query(EMPTY_PUBLIC, database);
		await native.query(read(file), database);
		const elsewhere = await pgDump(native.address(database), ['--schema-only']);
		expect(compareDumps(expected, elsewhere, isEnginesOwn).differences).toEqual([]);
	},
);
