import { UserError } from '../../../errors.ts';
import type { Attempt, Engine } from '../../dialect.ts';
import { quoteLiteral } from '../ddl/quote.ts';
import { TRACE_NAMESPACE } from '../trace/setup.ts';

const FUNCTION = `${TRACE_NAMESPACE}.try_statements`;

/** Each statement in a subtransaction of its own, with everything that would wait for the end checked at once. */
const CREATE_FUNCTION = `CREATE OR REPLACE FUNCTION ${FUNCTION}(statements text[]) RETURNS SETOF json
LANGUAGE plpgsql AS $function$
DECLARE
	statement text;
	affected bigint;
	message text; detail text; rule text; spot text; datatype text;
BEGIN
	FOREACH statement IN ARRAY statements LOOP
		BEGIN
			EXECUTE statement;
			GET DIAGNOSTICS affected = ROW_COUNT;
			SET CONSTRAINTS ALL IMMEDIATE;
			SET CONSTRAINTS ALL DEFERRED;
			RETURN NEXT pg_catalog.json_build_object('rows', affected, 'failure', NULL);
		EXCEPTION WHEN OTHERS OR assert_failure THEN
			GET STACKED DIAGNOSTICS message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, rule = CONSTRAINT_NAME,
				spot = COLUMN_NAME, datatype = PG_DATATYPE_NAME;
			RETURN NEXT pg_catalog.json_build_object('rows', 0, 'failure', pg_catalog.json_build_object('sqlstate', SQLSTATE,
				'message', message, 'detail', detail, 'constraint', rule, 'column', spot, 'type', datatype));
		END;
	END LOOP;
END $function$`;

const prepared = new WeakSet<Engine>();

/** Runs statements one after the other; those that fail leave nothing behind. Throws a UserError where none can run. */
export async function tryStatements(
	engine: Engine,
	statements: readonly string[],
): Promise<readonly Attempt[]> {
	if (statements.length === 0) return [];
	await prepare(engine);
	const rows = await engine.query<{ attempt: Attempt }>(
		`SELECT attempt FROM ${FUNCTION}(ARRAY[${statements.map(quoteLiteral).join(',\n')}]) AS attempt`,
	);
	return rows.map(({ attempt }) => attempt);
}

async function prepare(engine: Engine): Promise<void> {
	if (prepared.has(engine)) return;
	const statements = [
		// Event triggers of the schema's own are not meant for this.
		`SELECT set_config('event_triggers', 'off', false) WHERE current_setting('event_triggers', true) IS NOT NULL`,
		`CREATE SCHEMA IF NOT EXISTS ${TRACE_NAMESPACE}`,
		CREATE_FUNCTION,
	];
	const { failure } = await engine.apply({
		statements: statements.map((sql) => ({ sql })),
		transaction: 'none',
	});
	if (failure) throw new UserError('replay', `rows could not be tried: ${failure.message}`);
	prepared.add(engine);
}
