import { expect, test } from 'vitest';
import { writeSchema } from '../../src/dialects/postgres/ddl/write-schema.ts';
import { useEngine } from '../support/engine.ts';

const engine = useEngine();

test('what the model does not describe is named, and the script says that it leaves it out', async () => {
	const schema = await engine.build(`
		CREATE FUNCTION less(int, text) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT true';
		CREATE FUNCTION compare(int, text) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 0';
		CREATE OPERATOR <<< (LEFTARG = int, RIGHTARG = text, FUNCTION = less);
		ALTER OPERATOR FAMILY integer_ops USING btree ADD
			OPERATOR 1 <<< (int, text), FUNCTION 1 (int, text) compare(int, text);
	`);
	expect(schema.others).toStrictEqual([
		{
			type: 'function of access method',
			name: 'function 1 (integer, pg_catalog.text) of pg_catalog.integer_ops USING btree',
		},
		{
			type: 'operator of access method',
			name: 'operator 1 (integer, pg_catalog.text) of pg_catalog.integer_ops USING btree',
		},
	]);
	expect(writeSchema(schema)).toContain(
		'-- Not in this script:\n--  function of access method function 1 (integer, pg_catalog.text) of',
	);
});
