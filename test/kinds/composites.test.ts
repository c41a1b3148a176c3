import { expect, test } from 'vitest';
import { objectsOf } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('attributes in order; the row types of tables are no types of their own', async () => {
	const schema = await engine.build(`
		CREATE TYPE address AS (street text COLLATE "C", "order" int, gone int, area numeric(10, 2));
		ALTER TYPE address DROP ATTRIBUTE gone;
		COMMENT ON TYPE address IS 'where';
		COMMENT ON COLUMN address."order" IS 'nth';
		CREATE TABLE shop (place address);
		CREATE TYPE pair AS (of_row shop, many address[]);
	`);
	expect(objectsOf(schema, 'composite')).toStrictEqual([
		{
			kind: 'composite',
			namespace: 'public',
			name: 'address',
			comment: 'where',
			attributes: [
				{ name: 'street', type: 'text', collation: '"C"', comment: null },
				{ name: 'order', type: 'integer', collation: null, comment: 'nth' },
				{ name: 'area', type: 'numeric(10,2)', collation: null, comment: null },
			],
		},
		{
			kind: 'composite',
			namespace: 'public',
			name: 'pair',
			comment: null,
			attributes: [
				{ name: 'of_row', type: 'shop', collation: null, comment: null },
				{ name: 'many', type: 'address[]', collation: null, comment: null },
			],
		},
	]);
	await expectRoundTrip(engine, schema);
});
