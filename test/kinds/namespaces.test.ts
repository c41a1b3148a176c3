import { expect, test } from 'vitest';
import { objectsOf } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('every namespace with its comment, public with the others', async () => {
	const schema = await engine.build(`
		CREATE SCHEMA shop;
		COMMENT ON SCHEMA shop IS 'it''s "the" \\ shop';
		CREATE SCHEMA "Odd ""Name";
		COMMENT ON SCHEMA public IS 'ours';
	`);
	expect(schema.objects).toStrictEqual([
		{ kind: 'namespace', name: 'Odd "Name', comment: null },
		{ kind: 'namespace', name: 'public', comment: 'ours' },
		{ kind: 'namespace', name: 'shop', comment: `it's "the" \\ shop` },
	]);
	await expectRoundTrip(engine, schema);
});

test('the comment that the engine itself gave to public is nobody’s', async () => {
	const schema = await engine.build(`COMMENT ON SCHEMA public IS 'standard public schema'`);
	expect(schema.objects).toStrictEqual([{ kind: 'namespace', name: 'public', comment: null }]);
});

test('a database without public is read and written as it is', async () => {
	const schema = await engine.build(`
		DROP SCHEMA public;
		CREATE SCHEMA app;
		CREATE TABLE app.a (id int PRIMARY KEY);
		CREATE TABLE app.b (a int REFERENCES app.a);
	`);
	expect(objectsOf(schema, 'namespace')).toStrictEqual([{ kind: 'namespace', name: 'app', comment: null }]);
	expect(objectsOf(schema, 'foreign-key')[0]?.definition).toBe('FOREIGN KEY (a) REFERENCES app.a(id)');
	await expectRoundTrip(engine, schema);
});
