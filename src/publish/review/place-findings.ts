import type { DatabaseReport, Finding, Location } from '../../report/report.ts';
import type { ChangedFile } from '../ports/review-port.ts';
import { type HunkLines, parsePatch } from './diff-lines.ts';
import { listReplacements, type Replacement } from './replacements.ts';
import { rewriteReplacement } from './rewrite-replacement.ts';

/** Findings of one database that belong to the same lines of a pull request's diff. */
export interface PlacedFindings {
	readonly database: DatabaseReport;
	readonly path: string;
	/** The first of several lines; null for a single one. */
	readonly startLine: number | null;
	readonly line: number;
	/** At least one. */
	readonly findings: readonly Finding[];
	/** What can be put in place of these lines with one click; null where that takes thought. */
	readonly suggestion: Replacement | null;
}

/** A finding with the database that it is about. */
export interface DatabaseFinding {
	readonly database: DatabaseReport;
	readonly finding: Finding;
}

/** A suggestion that takes more lines is no small correction any more. */
const LONGEST_SUGGESTION = 60;

/** The paths that findings could be placed in. */
export function pathsOf(findings: readonly DatabaseFinding[]): ReadonlySet<string> {
	return new Set(
		findings.flatMap(({ finding: { migration, document } }) =>
			[migration, document].flatMap((location) => location?.file ?? []),
		),
	);
}

/**
 * Puts findings at lines of the diff, those at the same lines together: at lines of the specification or statements that can
 * be replaced as they stand, else where the migrations do it, else where the specification says it. What has no such line is
 * left out.
 */
export function placeFindings(
	findings: readonly DatabaseFinding[],
	files: readonly ChangedFile[],
): readonly PlacedFindings[] {
	const hunks = new Map(files.map(({ path, patch }) => [path, patch === null ? [] : parsePatch(patch)]));
	const suggestions = new Map<DatabaseReport, readonly Replacement[]>();
	const placed = new Map<string, PlacedFindings & { readonly findings: Finding[] }>();
	for (const { database, finding } of findings) {
		const offered = suggestions.get(database) ?? suggestionsOf(database, hunks);
		suggestions.set(database, offered);
		const place = placeOf(finding, offered, hunks);
		if (!place) continue;
		const { path, startLine, line, suggestion } = place;
		const key = JSON.stringify([database.document, path, startLine, line, suggestion?.after]);
		const there = placed.get(key);
		if (there) there.findings.push(finding);
		else placed.set(key, { database, ...place, findings: [finding] });
	}
	return [...placed.values()];
}

type Hunks = ReadonlyMap<string, readonly HunkLines[]>;

/** What regenerating replaces and one hunk shows on its new side, word by word as it is committed. */
function suggestionsOf({ documentDiff }: DatabaseReport, hunks: Hunks): readonly Replacement[] {
	return listReplacements(documentDiff).filter((replacement) => {
		const { path, start, before } = replacement;
		if (!isShort(replacement)) return false;
		const shows = (hunk: HunkLines) => before.every((text, at) => hunk.get(start + at) === text);
		return hunks.get(path)?.some(shows) ?? false;
	});
}

type Place = Omit<PlacedFindings, 'database' | 'findings'>;

function placeAt(suggestion: Replacement): Place {
	const { path, start, end } = suggestion;
	return { path, startLine: start === end ? null : start, line: end, suggestion };
}

function isShort({ before, after }: Replacement): boolean {
	return Math.max(before.length, after.length) <= LONGEST_SUGGESTION;
}

function placeOf(finding: Finding, suggestions: readonly Replacement[], hunks: Hunks): Place | null {
	const { document, migration } = finding;
	const suggestion = document && suggestions.find((each) => covers(each, document));
	if (suggestion) return placeAt(suggestion);
	const rewritten = rewriteReplacement(finding, hunks.get(migration?.file ?? '') ?? []);
	if (rewritten && isShort(rewritten)) return placeAt(rewritten);
	for (const location of [migration, document]) {
		const hunk = location && hunks.get(location.file)?.find((each) => each.has(location.line));
		if (!location || !hunk) continue;
		const { file, line, endLine = line } = location;
		const isWhole = endLine > line && hunk.has(endLine);
		return { path: file, startLine: isWhole ? line : null, line: isWhole ? endLine : line, suggestion: null };
	}
	return null;
}

function covers({ path, start, end }: Replacement, { file, line }: Location): boolean {
	return path === file && start <= line && line <= end;
}
