import { expect, test } from 'vitest';
import { definitionsOf } from '../support/definitions.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('between two encodings, the usual one or another', async () => {
	const schema = await engine.build(`
		CREATE SCHEMA "Odd one";
		CREATE CONVERSION "Odd one"."from Latin" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
		CREATE DEFAULT CONVERSION to_latin FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
		COMMENT ON CONVERSION to_latin IS 'salve';
	`);
	expect(definitionsOf(schema, 'conversion')).toStrictEqual({
		'Odd one."from Latin"': [
			`CREATE CONVERSION "Odd one"."from Latin" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8`,
		],
		'public.to_latin': [
			`CREATE DEFAULT CONVERSION public.to_latin FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1`,
		],
	});
	await expectRoundTrip(engine, schema);
});
