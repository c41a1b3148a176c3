import { expect, test } from 'vitest';
import { writeSchema } from '../../src/dialects/postgres/ddl/write-schema.ts';
import { definitionsOf } from '../support/definitions.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

test('event, filter, function and when it fires; the script makes them last', async () => {
	const schema = await engine.build(`
		CREATE FUNCTION stop() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no more %', tg_tag; END $$;
		CREATE TABLE t (id int);
		CREATE EVENT TRIGGER closed ON ddl_command_start WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION stop();
		CREATE EVENT TRIGGER "Quiet" ON sql_drop EXECUTE FUNCTION stop();
		CREATE EVENT TRIGGER always ON table_rewrite EXECUTE FUNCTION stop();
		ALTER EVENT TRIGGER "Quiet" DISABLE;
		ALTER EVENT TRIGGER always ENABLE ALWAYS;
		COMMENT ON EVENT TRIGGER closed IS 'until spring';
	`);
	expect(definitionsOf(schema, 'event-trigger')).toStrictEqual({
		'"Quiet"': [
			'CREATE EVENT TRIGGER "Quiet" ON sql_drop EXECUTE FUNCTION public.stop()',
			'ALTER EVENT TRIGGER "Quiet" DISABLE',
		],
		always: [
			'CREATE EVENT TRIGGER always ON table_rewrite EXECUTE FUNCTION public.stop()',
			'ALTER EVENT TRIGGER always ENABLE ALWAYS',
		],
		closed: [
			`CREATE EVENT TRIGGER closed ON ddl_command_start WHEN TAG IN ('CREATE TABLE', 'DROP TABLE')` +
				' EXECUTE FUNCTION public.stop()',
		],
	});
	expect(writeSchema(schema)).toMatch(/\n\n-- Event triggers\n\n(?:.+\n|\n(?!--))+$/);
	await expectRoundTrip(engine, schema);
});
