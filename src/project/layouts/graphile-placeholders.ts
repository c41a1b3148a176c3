import { UserError } from '../../errors.ts';
import type { Replacement } from '../../sql/fill-in.ts';
import { positionAt } from '../../sql/position.ts';
import type { LedgerEntry } from '../project.ts';
import type { GraphileSettings } from './graphile-settings.ts';

/** What graphile-migrate takes from the connection; here it is the replay's own. */
const BUILT_IN: Readonly<Record<string, string>> = {
	':DATABASE_NAME': 'postgres',
	':DATABASE_OWNER': 'postgres',
};

/** A migration's file with its text. */
interface SourceFile {
	readonly path: string;
	readonly text: string;
}

/**
 * Puts values in place of `:NAME`, wherever it stands; the settings of the check win over those of the tool. Throws a
 * UserError for a name whose value only the environment has.
 */
export function fillGraphilePlaceholders(
	{ path, text }: SourceFile,
	settings: GraphileSettings,
	given: Readonly<Record<string, string>>,
	included: readonly Replacement[],
): { readonly replacements: readonly Replacement[]; readonly ledger: readonly LedgerEntry[] } {
	const values = new Map([
		...settings.placeholders,
		...Object.entries(BUILT_IN),
		...Object.entries(given).map(([name, value]): [string, string] => [`:${name.replace(/^:/, '')}`, value]),
	]);
	const assumed = new Map<string, number>();
	const valueAt = (name: string, offset: number): string | null => {
		const value = values.get(name);
		if (value === undefined) return null;
		if (value === '!ENV') {
			const unknown = [...values].filter(([, each]) => each === '!ENV').map(([each]) => each);
			throw onlyInEnvironment(name, unknown, { file: path, line: positionAt(text, offset).line });
		}
		const isGiven = name.slice(1) in given || name in given;
		if (name in BUILT_IN && !isGiven && !assumed.has(name)) assumed.set(name, offset);
		return value;
	};
	const fill = (part: string, offset: number): string =>
		part.replaceAll(PLACEHOLDER, (name) => valueAt(name, offset) ?? name);
	const replacements: Replacement[] = [];
	let inclusion = 0;
	for (const match of text.matchAll(PLACEHOLDER)) {
		while ((included[inclusion]?.span.end ?? Number.POSITIVE_INFINITY) <= match.index) inclusion++;
		// What an included line itself says is not run.
		if ((included[inclusion]?.span.start ?? Number.POSITIVE_INFINITY) <= match.index) continue;
		const value = valueAt(match[0], match.index);
		if (value === null) continue;
		replacements.push({ span: { start: match.index, end: match.index + match[0].length }, text: value });
	}
	for (const { span, text: whole } of included) replacements.push({ span, text: fill(whole, span.start) });
	return {
		replacements: replacements.toSorted((a, b) => a.span.start - b.span.start),
		ledger: [...assumed].map(([name, offset]) => ({
			kind: 'assumed',
			message: `${name} is taken to be ${values.get(name)}: give it another value under \`placeholders\`.`,
			file: path,
			line: positionAt(text, offset).line,
		})),
	};
}

const PLACEHOLDER = /:[A-Z][0-9A-Z_]+\b/g;

function onlyInEnvironment(
	name: string,
	unknown: readonly string[],
	location: { readonly file: string; readonly line: number },
): UserError {
	const lines = unknown.map((each) => `  ${each.slice(1)}: ${each.slice(1).toLowerCase()}`);
	return new UserError('load', `The value of ${name} is known only where graphile-migrate runs.`, {
		location,
		hint: `Give what only its environment has in .github/database-spec.yml:\n\nplaceholders:\n${lines.join('\n')}`,
	});
}
