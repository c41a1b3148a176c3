import { expect, test } from 'vitest';
import { objectsOf } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine('btree_gist');

const ON_T = { namespace: 'public', relation: 't', comment: null, inherited: false };

test('primary keys and unique constraints with their options', async () => {
	const schema = await engine.build(`
		CREATE TABLE t (
			a int, b int, c text, "Email" text,
			PRIMARY KEY (b, a) WITH (fillfactor = 50),
			CONSTRAINT one_mail UNIQUE NULLS NOT DISTINCT ("Email") INCLUDE (c) DEFERRABLE INITIALLY DEFERRED
		);
		COMMENT ON CONSTRAINT one_mail ON t IS 'one each';
	`);
	expect([...objectsOf(schema, 'primary-key'), ...objectsOf(schema, 'unique')]).toStrictEqual([
		{ kind: 'primary-key', ...ON_T, name: 't_pkey', definition: 'PRIMARY KEY (b, a)', columns: ['b', 'a'] },
		{
			kind: 'unique',
			...ON_T,
			name: 'one_mail',
			comment: 'one each',
			definition: 'UNIQUE NULLS NOT DISTINCT ("Email") INCLUDE (c) DEFERRABLE INITIALLY DEFERRED',
			columns: ['Email'],
		},
	]);
	await expectRoundTrip(engine, schema);
});

test('foreign keys: actions, deferral, validation, circles', async () => {
	const schema = await engine.build(`
		CREATE TABLE parent (a int, b int, PRIMARY KEY (a, b));
		CREATE TABLE t (
			x int, y int, self int UNIQUE REFERENCES t (self),
			CONSTRAINT pair FOREIGN KEY (y, x) REFERENCES parent (b, a) MATCH FULL
				ON DELETE SET NULL (x) ON UPDATE CASCADE DEFERRABLE
		);
		ALTER TABLE parent ADD FOREIGN KEY (a) REFERENCES t (self) ON DELETE SET DEFAULT ON UPDATE RESTRICT NOT VALID;
	`);
	expect(objectsOf(schema, 'foreign-key')).toStrictEqual([
		{
			kind: 'foreign-key',
			...ON_T,
			relation: 'parent',
			name: 'parent_a_fkey',
			definition: 'FOREIGN KEY (a) REFERENCES t(self) ON UPDATE RESTRICT ON DELETE SET DEFAULT NOT VALID',
			columns: ['a'],
			references: { namespace: 'public', relation: 't', columns: ['self'] },
			onDelete: 'set default',
			onUpdate: 'restrict',
			validated: false,
		},
		{
			kind: 'foreign-key',
			...ON_T,
			name: 'pair',
			definition:
				'FOREIGN KEY (y, x) REFERENCES parent(b, a) MATCH FULL ON UPDATE CASCADE ON DELETE SET NULL (x) DEFERRABLE',
			columns: ['y', 'x'],
			references: { namespace: 'public', relation: 'parent', columns: ['b', 'a'] },
			onDelete: 'set null',
			onUpdate: 'cascade',
			validated: true,
		},
		{
			kind: 'foreign-key',
			...ON_T,
			name: 't_self_fkey',
			definition: 'FOREIGN KEY (self) REFERENCES t(self)',
			columns: ['self'],
			references: { namespace: 'public', relation: 't', columns: ['self'] },
			onDelete: 'no action',
			onUpdate: 'no action',
			validated: true,
		},
	]);
	await expectRoundTrip(engine, schema);
});

test('checks with their condition, validated or not; NOT NULL is the column’s', async () => {
	const schema = await engine.build(`
		CREATE TABLE t (
			a int NOT NULL, b text,
			CONSTRAINT "Odd name" CHECK (a > 0 OR (b IS NOT NULL AND b <> 'x')) NO INHERIT,
			CONSTRAINT soft CHECK (a < 100) NOT ENFORCED
		);
		ALTER TABLE t ADD CONSTRAINT later CHECK (b <> 'q') NOT VALID;
		COMMENT ON CONSTRAINT later ON t IS 'old rows break it';
	`);
	expect(objectsOf(schema, 'check')).toStrictEqual([
		{
			kind: 'check',
			...ON_T,
			name: 'Odd name',
			definition: `CHECK (a > 0 OR b IS NOT NULL AND b <> 'x'::text) NO INHERIT`,
			columns: ['a', 'b'],
			expression: `a > 0 OR b IS NOT NULL AND b <> 'x'::text`,
			validated: true,
		},
		{
			kind: 'check',
			...ON_T,
			name: 'later',
			comment: 'old rows break it',
			definition: `CHECK (b <> 'q'::text) NOT VALID`,
			columns: ['b'],
			expression: `b <> 'q'::text`,
			validated: false,
		},
		{
			kind: 'check',
			...ON_T,
			name: 'soft',
			definition: 'CHECK (a < 100) NOT ENFORCED',
			columns: ['a'],
			expression: 'a < 100',
			validated: false,
		},
	]);
	await expectRoundTrip(engine, schema);
});

test('exclusion constraints and keys without overlaps', async () => {
	const schema = await engine.build(`
		CREATE EXTENSION btree_gist;
		CREATE TABLE t (
			room int, during tsrange,
			CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (room > 0),
			CONSTRAINT whole UNIQUE (room, during WITHOUT OVERLAPS)
		);
	`);
	expect([...objectsOf(schema, 'exclusion'), ...objectsOf(schema, 'unique')]).toStrictEqual([
		{
			kind: 'exclusion',
			...ON_T,
			name: 'no_overlap',
			definition: 'EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (room > 0)',
			columns: ['room', 'during'],
		},
		{
			kind: 'unique',
			...ON_T,
			name: 'whole',
			definition: 'UNIQUE (room, during WITHOUT OVERLAPS)',
			columns: ['room', 'during'],
		},
	]);
	await expectRoundTrip(engine, schema);
});
