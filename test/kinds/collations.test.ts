import { expect, test } from 'vitest';
import { definitionsOf } from '../support/definitions.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('every provider, rules, what is not deterministic, and columns and indexes that are sorted so', async () => {
	const schema = await engine.build(`
		CREATE SCHEMA "Odd one";
		CREATE COLLATION digits (provider = icu, locale = 'und-u-kn');
		CREATE COLLATION "Odd one"."any case" (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
		CREATE COLLATION ruled (provider = icu, locale = 'und', rules = '& V << w <<< W');
		CREATE COLLATION plain (provider = builtin, locale = 'C.UTF-8');
		CREATE COLLATION posix (locale = 'C');
		CREATE COLLATION halves (lc_collate = 'C', lc_ctype = 'POSIX');
		COMMENT ON COLLATION digits IS '9 before 10';
		CREATE DOMAIN name AS text COLLATE "Odd one"."any case";
		CREATE TABLE t (a text COLLATE digits, b name);
		CREATE INDEX ON t (a COLLATE posix);
	`);
	expect(definitionsOf(schema, 'collation')).toStrictEqual({
		'Odd one."any case"': [
			`CREATE COLLATION "Odd one"."any case" (
    PROVIDER = icu,
    DETERMINISTIC = false,
    LOCALE = 'und-u-ks-level2'
)`,
		],
		'public.digits': [`CREATE COLLATION public.digits (\n    PROVIDER = icu,\n    LOCALE = 'und-u-kn'\n)`],
		'public.halves': [
			`CREATE COLLATION public.halves (\n    PROVIDER = libc,\n    LC_COLLATE = 'C',\n    LC_CTYPE = 'POSIX'\n)`,
		],
		'public.plain': [`CREATE COLLATION public.plain (\n    PROVIDER = builtin,\n    LOCALE = 'C.UTF-8'\n)`],
		'public.posix': [`CREATE COLLATION public.posix (\n    PROVIDER = libc,\n    LOCALE = 'C'\n)`],
		'public.ruled': [
			`CREATE COLLATION public.ruled (
    PROVIDER = icu,
    LOCALE = 'und',
    RULES = '& V << w <<< W'
)`,
		],
	});
	await expectRoundTrip(engine, schema);
});
