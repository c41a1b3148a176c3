import { expect, test } from 'vitest';
import { objectsOf } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectReadable, expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

const BIGINT = {
	start: '1',
	increment: '1',
	minimum: '1',
	maximum: '9223372036854775807',
	cache: '1',
	cycle: false,
};

test('numbers as text, the owner of a serial, nothing of an identity column', async () => {
	const schema = await engine.build(`
		CREATE TABLE orders (id bigserial, line int GENERATED ALWAYS AS IDENTITY);
		CREATE SEQUENCE down AS smallint INCREMENT BY -2 START -4 MAXVALUE -2 MINVALUE -100 CACHE 5 CYCLE;
		COMMENT ON SEQUENCE down IS 'counts down';
		CREATE SEQUENCE from_ten START 10 MINVALUE 10;
		CREATE SEQUENCE "select" INCREMENT BY -1;
	`);
	expect(objectsOf(schema, 'sequence')).toStrictEqual([
		{
			kind: 'sequence',
			namespace: 'public',
			name: 'down',
			comment: 'counts down',
			type: 'smallint',
			options: { start: '-4', increment: '-2', minimum: '-100', maximum: '-2', cache: '5', cycle: true },
			ownedBy: null,
		},
		{
			kind: 'sequence',
			namespace: 'public',
			name: 'from_ten',
			comment: null,
			type: 'bigint',
			options: { ...BIGINT, start: '10', minimum: '10' },
			ownedBy: null,
		},
		{
			kind: 'sequence',
			namespace: 'public',
			name: 'orders_id_seq',
			comment: null,
			type: 'bigint',
			options: BIGINT,
			ownedBy: { namespace: 'public', relation: 'orders', column: 'id' },
		},
		{
			kind: 'sequence',
			namespace: 'public',
			name: 'select',
			comment: null,
			type: 'bigint',
			options: {
				...BIGINT,
				start: '-1',
				increment: '-1',
				minimum: '-9223372036854775808',
				maximum: '-1',
			},
			ownedBy: null,
		},
	]);
	await expectRoundTrip(engine, schema);
});

test('unlogged ones, and what a table’s persistence gives', async () => {
	const schema = await engine.build(`
		CREATE UNLOGGED SEQUENCE fast;
		CREATE UNLOGGED TABLE t (id serial, "number" bigserial);
		ALTER SEQUENCE t_number_seq SET LOGGED;
	`);
	expect(objectsOf(schema, 'sequence').map(({ name, unlogged }) => [name, unlogged])).toStrictEqual([
		['fast', true],
		['t_id_seq', true],
		['t_number_seq', undefined],
	]);
	await expectRoundTrip(engine, schema);
	await expectReadable(engine, schema);
});
