import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { fingerprintsOf } from '../fingerprint.ts';
import type { LintFinding } from '../run-rules.ts';

/** Where the findings stand that were there when rules were first run. */
export const BASELINE_FILE = '.github/database-spec-baseline.json';

/** A finding that is known and not to be told again. */
export interface KnownFinding {
	readonly rule: string;
	readonly file: string;
	readonly subject: string;
}

/** Known findings by their fingerprints. */
export type Baseline = ReadonlyMap<string, KnownFinding>;

const ENTRY = z.strictObject({ rule: z.string(), file: z.string(), subject: z.string() });
const FILE = z.object({ version: z.literal(1) }).catchall(ENTRY);

/** Reads a baseline; null stands for a file that is not there. Throws a UserError for one that this version did not write. */
export function readBaseline(text: string | null): Baseline {
	if (text === null) return new Map();
	try {
		const { version, ...entries } = FILE.parse(JSON.parse(text));
		return new Map(Object.entries(entries));
	} catch (cause) {
		throw new UserError('config', 'The baseline cannot be read.', {
			location: { file: BASELINE_FILE },
			hint: 'Make it anew with `auggie-database-spec lint --write-baseline`; after a merge conflict as well.',
			cause,
		});
	}
}

/** All of a baseline's text: a finding on each line, sorted by file and rule, so that branches seldom meet in one. */
export function writeBaseline(baseline: Baseline): string {
	const lines = [...baseline]
		.map(([fingerprint, { rule, file, subject }]) => ({ fingerprint, rule, file, subject }))
		.sort(
			(a, b) => compare(a.file, b.file) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint),
		)
		.map(({ fingerprint, ...known }) => `\t${JSON.stringify(fingerprint)}: ${JSON.stringify(known)},\n`);
	// What stands last in JSON has no comma: were it a finding, adding another one would change its line.
	return `{\n${lines.join('')}\t"version": 1\n}\n`;
}

/** The baseline with everything that was found now; what it had in files that were not judged stays. */
export function renewBaseline(
	former: Baseline,
	findings: readonly LintFinding[],
	judged: ReadonlySet<string>,
): Baseline {
	const kept = [...former].filter(([, { file }]) => !judged.has(file));
	const fingerprints = fingerprintsOf(findings);
	const found = findings.flatMap(({ rule, problem, statement }, index) => {
		const fingerprint = fingerprints.get(findings[index]!);
		if (fingerprint === undefined || !statement) return [];
		return [[fingerprint, { rule: rule.id, file: statement.path, subject: problem.subject }] as const];
	});
	return new Map([...kept, ...found]);
}

function compare(a: string, b: string): number {
	return a === b ? 0 : a < b ? -1 : 1;
}
