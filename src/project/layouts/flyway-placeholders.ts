import { UserError } from '../../errors.ts';
import type { Replacement } from '../../sql/fill-in.ts';
import { positionAt } from '../../sql/position.ts';
import type { LedgerEntry } from '../project.ts';
import type { FlywaySettings } from './flyway-settings.ts';
import { baseName } from './names.ts';

/** The clock of the replay stands here, so what Flyway takes from the clock does too. */
const TIMESTAMP = '2026-01-01 12:00:00';

/**
 * Puts values in place of placeholders, wherever they stand; the settings of the check win over those of Flyway. Throws
 * a UserError for one that has no value, as Flyway does.
 */
export function fillFlywayPlaceholders(
	path: string,
	source: string,
	settings: FlywaySettings,
	given: Readonly<Record<string, string>>,
): { readonly replacements: readonly Replacement[]; readonly ledger: readonly LedgerEntry[] } {
	const { prefix, suffix, separator } = settings.placeholderMarks;
	const builtIn = builtInValues(path, settings, `flyway${separator}`.toLowerCase());
	const values = new Map([
		...builtIn.known,
		...builtIn.assumed,
		...settings.placeholders,
		...Object.entries(given).map(([name, value]): [string, string] => [name.toLowerCase(), value]),
	]);
	const replacements: Replacement[] = [];
	const assumed = new Map<string, LedgerEntry>();
	for (let start = source.indexOf(prefix); start >= 0; ) {
		const close = source.indexOf(suffix, start + prefix.length);
		if (close < 0) break;
		const name = source.slice(start + prefix.length, close);
		const key = name.toLowerCase();
		const text = values.get(key);
		const location = { file: path, line: positionAt(source, start).line };
		if (text === undefined) throw noValue(name, `${prefix}${name}${suffix}`, location);
		if (builtIn.assumed.get(key) === text && !assumed.has(key)) {
			const message = `Flyway's ${name} is taken to be ${text}: give it another value under \`placeholders\`.`;
			assumed.set(key, { kind: 'assumed', message, ...location });
		}
		const end = close + suffix.length;
		replacements.push({ span: { start, end }, text });
		start = source.indexOf(prefix, end);
	}
	return { replacements, ledger: [...assumed.values()] };
}

/** What Flyway itself gives: some of it follows from the files, the rest from the place where it runs. */
function builtInValues(
	path: string,
	{ namespaces, table, environment }: FlywaySettings,
	prefix: string,
): { readonly known: ReadonlyMap<string, string>; readonly assumed: ReadonlyMap<string, string> } {
	const withPrefix = (values: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
		new Map(Object.entries(values).map(([name, value]) => [prefix + name.toLowerCase(), value]));
	return {
		known: withPrefix({ defaultSchema: namespaces[0] ?? 'public', filename: baseName(path), table }),
		assumed: withPrefix({
			user: 'postgres',
			database: 'postgres',
			timestamp: TIMESTAMP,
			workingDirectory: '.',
			environment,
		}),
	};
}

function noValue(
	name: string,
	placeholder: string,
	location: { readonly file: string; readonly line: number },
): UserError {
	return new UserError('load', `The placeholder ${placeholder} has no value, and Flyway stops without one.`, {
		location,
		hint: `Give it in .github/database-spec.yml; where the program switches placeholders off, give ${placeholder} itself:\n\nplaceholders:\n  ${JSON.stringify(name)}: value`,
	});
}
