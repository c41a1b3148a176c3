import { expect, test } from 'vitest';
import { objectsOf } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('labels come in their sort order, whatever order they were made in', async () => {
	const schema = await engine.build(`
		CREATE SCHEMA shop;
		CREATE TYPE shop.mood AS ENUM ('sad', 'it''s ok');
		ALTER TYPE shop.mood ADD VALUE 'meh' BEFORE 'it''s ok';
		COMMENT ON TYPE shop.mood IS 'how they feel';
		CREATE TYPE "Select" AS ENUM ();
	`);
	expect(objectsOf(schema, 'enum')).toStrictEqual([
		{ kind: 'enum', namespace: 'public', name: 'Select', comment: null, labels: [] },
		{
			kind: 'enum',
			namespace: 'shop',
			name: 'mood',
			comment: 'how they feel',
			labels: ['sad', 'meh', "it's ok"],
		},
	]);
	await expectRoundTrip(engine, schema);
});
