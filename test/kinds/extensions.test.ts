import { expect, test } from 'vitest';
import { objectsOf } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine('citext', 'pgcrypto', 'cube', 'earthdistance');

test('an extension is one object: its functions, types and operators are not listed', async () => {
	const schema = await engine.build(`
		CREATE SCHEMA ext;
		CREATE EXTENSION citext SCHEMA ext;
		CREATE EXTENSION pgcrypto;
	`);
	expect(schema.objects).toStrictEqual([
		{ kind: 'namespace', name: 'ext', comment: null },
		{ kind: 'namespace', name: 'public', comment: null },
		{ kind: 'extension', name: 'citext', namespace: 'ext' },
		{ kind: 'extension', name: 'pgcrypto', namespace: 'public' },
	]);
	expect(schema.others).toStrictEqual([]);
	await expectRoundTrip(engine, schema);
});

test('what uses an extension’s type is written after it, and an extension after the one it needs', async () => {
	const schema = await engine.build(`
		CREATE EXTENSION cube;
		CREATE EXTENSION earthdistance;
		CREATE EXTENSION citext;
		CREATE DOMAIN mail AS citext;
		CREATE TABLE a (mail mail, place earth);
	`);
	expect(objectsOf(schema, 'column').map(({ name, type }) => [name, type])).toStrictEqual([
		['mail', 'mail'],
		['place', 'earth'],
	]);
	expect(schema.dependencies.get('extension earthdistance' as never)).toStrictEqual(['extension cube']);
	await expectRoundTrip(engine, schema);
});

test('a comment that somebody wrote over the extension’s own', async () => {
	const schema = await engine.build(`
		CREATE EXTENSION citext;
		CREATE EXTENSION cube;
		COMMENT ON EXTENSION citext IS 'for mail addresses';
	`);
	expect(objectsOf(schema, 'extension')).toStrictEqual([
		{ kind: 'extension', name: 'citext', namespace: 'public', comment: 'for mail addresses' },
		{ kind: 'extension', name: 'cube', namespace: 'public' },
	]);
	await expectRoundTrip(engine, schema);
});
