import { expect, test } from 'vitest';
import { objectsOf } from '../../src/model/schema.ts';
import { definitionsOf } from '../support/definitions.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('languages with their handlers, and functions in them; window functions', async () => {
	const schema = await engine.build(`
		CREATE TRUSTED LANGUAGE ours HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
		CREATE LANGUAGE "Bare" HANDLER plpgsql_call_handler;
		COMMENT ON LANGUAGE ours IS 'plpgsql by another name';
		CREATE FUNCTION one() RETURNS int LANGUAGE ours AS 'BEGIN RETURN 1; END';
		CREATE FUNCTION place() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';
	`);
	expect(definitionsOf(schema, 'language')).toStrictEqual({
		'"Bare"': ['CREATE LANGUAGE "Bare" HANDLER plpgsql_call_handler'],
		ours: [
			'CREATE TRUSTED LANGUAGE ours HANDLER plpgsql_call_handler' +
				' INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator',
		],
	});
	expect(objectsOf(schema, 'function').map(({ name, language }) => [name, language])).toStrictEqual([
		['one', 'ours'],
		['place', 'internal'],
	]);
	await expectRoundTrip(engine, schema);
});

test('access methods for tables and indexes, and what is made with them', async () => {
	const schema = await engine.build(`
		CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
		CREATE ACCESS METHOD btree2 TYPE INDEX HANDLER bthandler;
		COMMENT ON ACCESS METHOD heap2 IS 'heap by another name';
		CREATE OPERATOR CLASS int2_ops DEFAULT FOR TYPE int USING btree2 AS
			OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(int, int);
		CREATE TABLE t (a int) USING heap2;
		CREATE INDEX ON t USING btree2 (a);
	`);
	expect(definitionsOf(schema, 'access-method')).toStrictEqual({
		btree2: ['CREATE ACCESS METHOD btree2 TYPE INDEX HANDLER bthandler'],
		heap2: ['CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler'],
	});
	await expectRoundTrip(engine, schema);
});
