import type { IgnoreSetting } from '../../config/config.ts';
import { matchesGlob } from '../../planning/glob.ts';
import type { Migration } from '../../project/project.ts';
import { fingerprintsOf } from '../fingerprint.ts';
import type { ActiveRule, LintFinding } from '../run-rules.ts';
import { BASELINE_FILE, type Baseline } from './baseline.ts';
import { directiveProblems, type SuppressionProblem, staleSetting } from './problems.ts';
import { type PlacedDirective, readDirectives } from './read-directives.ts';

/** A finding that somebody has silenced, by what and why. */
export interface Suppressed {
	readonly finding: LintFinding;
	readonly by: 'comment' | 'config' | 'baseline';
	readonly reason: string;
}

/** What silences findings. */
export interface Suppressions {
	/** Those that are judged: their comments count. */
	readonly migrations: readonly Migration[];
	readonly ignore: readonly IgnoreSetting[];
	readonly baseline: Baseline;
	/** Of a rule that is off nobody can tell whether it would find something. */
	readonly rules: readonly ActiveRule[];
}

/** Findings with those aside that somebody has silenced, and what is wrong with what silences them. */
export interface Settled {
	readonly findings: readonly LintFinding[];
	readonly suppressed: readonly Suppressed[];
	readonly problems: readonly SuppressionProblem[];
}

/** Sets aside what comments, the config and the baseline silence, the first of them that does. */
export function suppress(
	findings: readonly LintFinding[],
	{ migrations, ignore, baseline, rules }: Suppressions,
): Settled {
	const directives = migrations.flatMap(readDirectives);
	const active = new Set(rules.map(({ rule }) => rule.id));
	const byPlace = new Map<string, PlacedDirective[]>();
	for (const directive of directives) {
		if (directive.isOwn && directive.reason === '') continue;
		for (const index of directive.statements) {
			const key = placeKey(directive.path, index);
			const there = byPlace.get(key);
			if (there) there.push(directive);
			else byPlace.set(key, [directive]);
		}
	}
	const fingerprints = fingerprintsOf(findings);
	const used = new Set<unknown>();
	const silence = (finding: LintFinding): Omit<Suppressed, 'finding'> | null => {
		const { rule, statement } = finding;
		const here = statement ? (byPlace.get(placeKey(statement.path, statement.index)) ?? []) : [];
		const directive = here.find(({ rules: ids }) => ids.includes(rule.id));
		if (directive) {
			used.add(useKey(directive, rule.id));
			return { by: 'comment', reason: directive.reason };
		}
		const setting = ignore.find((each) => ignores(each, finding));
		if (setting) {
			used.add(setting);
			return { by: 'config', reason: setting.reason };
		}
		const fingerprint = fingerprints.get(finding) ?? '';
		if (!baseline.has(fingerprint)) return null;
		used.add(fingerprint);
		return { by: 'baseline', reason: `known from ${BASELINE_FILE}` };
	};
	const kept: LintFinding[] = [];
	const suppressed: Suppressed[] = [];
	for (const finding of findings) {
		const silenced = silence(finding);
		if (silenced) suppressed.push({ finding, ...silenced });
		else kept.push(finding);
	}
	const judged = new Set(migrations.map(({ path }) => path));
	return {
		findings: kept,
		suppressed,
		problems: [
			...directives.flatMap((directive) =>
				directiveProblems(directive, active, (rule) => used.has(useKey(directive, rule))),
			),
			...ignore
				.filter((each) => each.path !== null && judged.has(each.path) && !used.has(each))
				.filter(({ rule }) => active.has(rule.replace(/^lint\//, '')))
				.map(staleSetting),
			...staleEntries(baseline, judged, active, used),
		],
	};
}

function ignores({ rule: name, path }: IgnoreSetting, { rule, statement }: LintFinding): boolean {
	if (name.replace(/^lint\//, '') !== rule.id) return false;
	return path === null || (statement !== null && matchesGlob(statement.path, path));
}

function staleEntries(
	baseline: Baseline,
	judged: ReadonlySet<string>,
	active: ReadonlySet<string>,
	used: ReadonlySet<unknown>,
): readonly SuppressionProblem[] {
	const stale = [...baseline].filter(
		([fingerprint, { file, rule }]) => judged.has(file) && active.has(rule) && !used.has(fingerprint),
	);
	const [first] = stale;
	if (!first) return [];
	return [
		{
			code: 'lint/unused-suppression',
			severity: 'info',
			message: `The baseline knows ${stale.length === 1 ? 'a finding that is' : `${stale.length} findings that are`} not there any more`,
			file: BASELINE_FILE,
			line: 1,
			hint: 'Renew it with `auggie-database-spec lint --write-baseline`.',
		},
	];
}

function placeKey(path: string, index: number): string {
	return `${index} ${path}`;
}

function useKey({ path, line }: PlacedDirective, rule: string): string {
	return `${line} ${rule} ${path}`;
}
