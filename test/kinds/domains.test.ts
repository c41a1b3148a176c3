import { expect, test } from 'vitest';
import { objectsOf } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectReadable, expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('base type, default, collation and checks by name', async () => {
	const schema = await engine.build(`
		CREATE DOMAIN code AS text COLLATE "C" DEFAULT 'x' || 'y' NOT NULL
			CONSTRAINT short CHECK (length(VALUE) < 5)
			CONSTRAINT full_text CHECK (VALUE <> '');
		ALTER DOMAIN code ADD CONSTRAINT later CHECK (VALUE <> 'q') NOT VALID;
		COMMENT ON DOMAIN code IS 'a code';
	`);
	expect(objectsOf(schema, 'domain')).toStrictEqual([
		{
			kind: 'domain',
			namespace: 'public',
			name: 'code',
			comment: 'a code',
			type: 'text',
			notNull: true,
			default: `'x'::text || 'y'::text`,
			collation: '"C"',
			checks: [
				{ name: 'full_text', definition: `CHECK (VALUE <> ''::text)` },
				{ name: 'later', definition: `CHECK (VALUE <> 'q'::text) NOT VALID` },
				{ name: 'short', definition: 'CHECK (length(VALUE) < 5)' },
			],
		},
	]);
	await expectRoundTrip(engine, schema);
});

test('a domain whose check calls a function of that domain, and one named like a type of the engine', async () => {
	const schema = await engine.build(`
		CREATE DOMAIN even AS int;
		CREATE FUNCTION is_even(value even) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT value % 2 = 0';
		ALTER DOMAIN even ADD CONSTRAINT even_check CHECK (is_even(VALUE));
		CREATE DOMAIN public.date AS text;
		COMMENT ON DOMAIN public.date IS 'not the usual one';
	`);
	expect(objectsOf(schema, 'domain').map(({ name, checks }) => [name, checks])).toStrictEqual([
		['date', []],
		['even', [{ name: 'even_check', definition: 'CHECK (is_even(VALUE::even))' }]],
	]);
	await expectRoundTrip(engine, schema);
});

test('comments on rules, and NOT NULL under a name of its own', async () => {
	const schema = await engine.build(`
		CREATE DOMAIN code AS text CONSTRAINT there NOT NULL CONSTRAINT full_text CHECK (VALUE <> '');
		ALTER DOMAIN code ADD CONSTRAINT later CHECK (VALUE <> 'q') NOT VALID;
		COMMENT ON CONSTRAINT there ON DOMAIN code IS 'must be';
		COMMENT ON CONSTRAINT full_text ON DOMAIN code IS 'says something';
		COMMENT ON CONSTRAINT later ON DOMAIN code IS 'from now on';
		CREATE DOMAIN former AS int NOT NULL;
		ALTER DOMAIN former RENAME TO latter;
	`);
	expect(
		objectsOf(schema, 'domain').map(({ name, checks, notNullConstraint }) => ({
			name,
			checks,
			notNullConstraint,
		})),
	).toStrictEqual([
		{
			name: 'code',
			checks: [
				{ name: 'full_text', definition: `CHECK (VALUE <> ''::text)`, comment: 'says something' },
				{ name: 'later', definition: `CHECK (VALUE <> 'q'::text) NOT VALID`, comment: 'from now on' },
			],
			notNullConstraint: { name: 'there', comment: 'must be' },
		},
		{ name: 'latter', checks: [], notNullConstraint: { name: 'former_not_null', comment: null } },
	]);
	await expectRoundTrip(engine, schema);
	await expectReadable(engine, schema);
});
