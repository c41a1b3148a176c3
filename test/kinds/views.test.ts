import { expect, test } from 'vitest';
import { objectsOf } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectReadable, expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('the query as the engine prints it, columns, options and comments', async () => {
	const schema = await engine.build(`
		CREATE TABLE users (id int PRIMARY KEY, name text);
		CREATE VIEW b AS SELECT u.id, u.name AS "Name" FROM users u WHERE u.id > 3;
		CREATE VIEW a WITH (security_invoker = true, security_barrier) AS SELECT * FROM b WITH CASCADED CHECK OPTION;
		COMMENT ON VIEW b IS 'some users';
		COMMENT ON COLUMN b."Name" IS 'shown';
	`);
	expect(objectsOf(schema, 'view')).toStrictEqual([
		{
			kind: 'view',
			namespace: 'public',
			name: 'a',
			comment: null,
			definition: 'SELECT id,\n    "Name"\n   FROM b',
			columns: [
				{ name: 'id', type: 'integer', comment: null },
				{ name: 'Name', type: 'text', comment: null },
			],
			options: ['check_option=cascaded', 'security_barrier=true', 'security_invoker=true'],
		},
		{
			kind: 'view',
			namespace: 'public',
			name: 'b',
			comment: 'some users',
			definition: 'SELECT id,\n    name AS "Name"\n   FROM users u\n  WHERE id > 3',
			columns: [
				{ name: 'id', type: 'integer', comment: null },
				{ name: 'Name', type: 'text', comment: 'shown' },
			],
			options: [],
		},
	]);
	await expectRoundTrip(engine, schema);
});

test('views on views, on keys, on themselves, on functions of views', async () => {
	const schema = await engine.build(`
		CREATE TABLE users (id int PRIMARY KEY, name text);
		CREATE VIEW z AS SELECT id, name FROM users GROUP BY id;
		CREATE FUNCTION twice(z) RETURNS int LANGUAGE sql RETURN $1.id * 2;
		CREATE VIEW a AS SELECT twice(z) FROM z;
		CREATE RECURSIVE VIEW numbers (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 10;
		CREATE TABLE holds (one z, many users[]);
	`);
	expect(schema.dependencies.get('view public.a' as never)).toStrictEqual([
		'function public.twice(z)',
		'view public.z',
	]);
	await expectRoundTrip(engine, schema);
});

test('what an insert into a view puts there', async () => {
	const schema = await engine.build(`
		CREATE TABLE t (id int, name text);
		CREATE VIEW v AS SELECT id, name FROM t;
		ALTER VIEW v ALTER name SET DEFAULT 'x' || 'y', ALTER id SET DEFAULT 5;
	`);
	const [view] = objectsOf(schema, 'view');
	expect(view?.columns).toStrictEqual([
		{ name: 'id', type: 'integer', comment: null, default: '5' },
		{ name: 'name', type: 'text', comment: null, default: `'x'::text || 'y'::text` },
	]);
	await expectRoundTrip(engine, schema);
	await expectReadable(engine, schema);
});
