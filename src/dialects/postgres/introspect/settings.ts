import type { Engine } from '../../dialect.ts';

/** What the engine's printed text depends on: names in `public` come out bare, constants in one form. */
export const DEPARSE_SETTINGS: Readonly<Record<string, string>> = {
	search_path: 'public',
	quote_all_identifiers: 'off',
	DateStyle: 'ISO, MDY',
	IntervalStyle: 'postgres',
	TimeZone: 'UTC',
	extra_float_digits: '1',
	bytea_output: 'hex',
	standard_conforming_strings: 'on',
};

/** Runs `read` under the settings that expressions and definitions are printed with, and puts the session's own back. */
export async function withDeparseSettings<T>(engine: Engine, read: () => Promise<T>): Promise<T> {
	const names = Object.keys(DEPARSE_SETTINGS);
	const [before] = await engine.query<Record<string, string>>(
		`SELECT ${names.map((name) => `current_setting('${name}') AS "${name}"`).join(', ')}`,
	);
	await apply(engine, DEPARSE_SETTINGS);
	try {
		return await read();
	} finally {
		await apply(engine, before ?? {});
	}
}

async function apply(engine: Engine, settings: Readonly<Record<string, string>>): Promise<void> {
	const calls = Object.entries(settings).map(
		([name, value]) => `set_config('${name}', '${value.replaceAll("'", "''")}', false)`,
	);
	if (calls.length > 0) await engine.query(`SELECT ${calls.join(', ')}`);
}
