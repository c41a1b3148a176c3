import type { Trace, TracedStatement } from '../../rehearsal/trace/trace.ts';
import { type TraceInput, traceMigrations } from '../../rehearsal/trace/trace-migrations.ts';
import { namedRelations } from '../../sql/named-relations.ts';
import type { Rewrite, RewriteStep } from '../rule.ts';
import { type ActiveRule, type LintFinding, runRules } from '../run-rules.ts';
import { type Arrangement, arrange } from './arrange.ts';
import { differenceBetween, type TraceEnd } from './differences.ts';
import { type Origin, rearrangeHistory } from './rearranged-history.ts';

/** What proving takes: how the migrations were traced, what came of it, and what the rules say of that. */
export interface Judged {
	readonly input: TraceInput;
	readonly trace: Trace;
	readonly rules: readonly ActiveRule[];
	/** All of the trace, those that are silenced among them. */
	readonly findings: readonly LintFinding[];
	/** Where the migrations lead, where the trace does not tell all of it. */
	readonly end?: TraceEnd;
}

/** How it went to try the rewrites of some statements together. */
export type Trial =
	| {
			readonly kind: 'held';
			readonly rewrites: ReadonlyMap<TracedStatement, Rewrite>;
			readonly arrangements: readonly Arrangement[];
			/** The findings that are gone. */
			readonly cleared: ReadonlySet<LintFinding>;
	  }
	| {
			readonly kind: 'failed';
			readonly reason: string;
			/** The statement whose rewrite it is; null where nobody can tell. */
			readonly culprit: TracedStatement | null;
			/** True where the rewrites ran as files of their own, behind everything else. */
			readonly isDeferred: boolean;
	  };

/** A statement may have findings of several rules, and each rewrite is written without knowing the others. */
const MOST_ROUNDS = 4;

/** Runs the migrations with the rewrites of some statements, until no further one of these statements' findings has any. */
export async function tryRewrites(
	judged: Judged,
	wanted: ReadonlyMap<TracedStatement, readonly LintFinding[]>,
	keepsOrder: boolean,
): Promise<Trial> {
	let rewrites = new Map(
		[...wanted].map(([statement, [first]]) => [statement, first?.problem.rewrite ?? []]),
	);
	for (let round = 1; ; round++) {
		const ran = await run(judged, rewrites, keepsOrder);
		const isDeferred = ran.arrangements.some(({ files }) => files.length > 1);
		const merged = round < MOST_ROUNDS ? merge(ran, wanted, rewrites) : null;
		if (merged) {
			rewrites = merged;
			continue;
		}
		const verdict = judge(judged, ran, wanted);
		return 'cleared' in verdict
			? { kind: 'held', rewrites, arrangements: ran.arrangements, cleared: verdict.cleared }
			: { kind: 'failed', ...verdict, isDeferred };
	}
}

interface Ran {
	readonly trace: Trace;
	readonly arrangements: readonly Arrangement[];
	/** What the rules say now, each with the statement that it is about, or that its statement stands for. */
	readonly findings: readonly { readonly finding: LintFinding; readonly origin: Origin }[];
	readonly originOf: (path: string, index: number) => Origin | undefined;
}

async function run(
	{ input, trace, rules }: Judged,
	rewrites: ReadonlyMap<TracedStatement, Rewrite>,
	keepsOrder: boolean,
): Promise<Ran> {
	const arrangements = trace.migrations.flatMap((migration) => {
		const own = migration.statements.flatMap((statement) => {
			const rewrite = rewrites.get(statement);
			return rewrite ? [[statement.index, rewrite] as const] : [];
		});
		return own.length > 0 ? [arrange(migration, new Map(own), keepsOrder)] : [];
	});
	const { history, judged, originOf } = rearrangeHistory(input.history, input.judged, arrangements);
	const naming = input.history.migrations.filter(({ path }) => input.judged.has(path));
	const { prepare } = input;
	const tried = await traceMigrations({
		...{ ...input, history, judged, naming },
		...(prepare ? { prepare: (engine) => prepare(engine, naming) } : {}),
	});
	const findings = runRules(tried, rules).flatMap((finding) => {
		const { statement } = finding;
		const origin = statement && originOf(statement.path, statement.index);
		return origin ? [{ finding, origin }] : [];
	});
	return { trace: tried, arrangements, findings, originOf };
}

/**
 * The rewrites with those of their own steps put in, for findings that the statement had from the beginning or that are as
 * bad: one that was hidden behind another comes to light. Null where there is none.
 */
function merge(
	{ findings }: Ran,
	wanted: ReadonlyMap<TracedStatement, readonly LintFinding[]>,
	rewrites: ReadonlyMap<TracedStatement, Rewrite>,
): Map<TracedStatement, Rewrite> | null {
	const merged = new Map<TracedStatement, Rewrite>();
	let isMore = false;
	for (const [statement, own] of wanted) {
		const ids = new Set(own.map(({ rule }) => rule.id));
		const better = new Map<RewriteStep, Rewrite>();
		for (const { finding, origin } of findings) {
			const { step } = origin;
			const { rewrite } = finding.problem;
			const isMeant = ids.has(finding.rule.id) || RANKS[finding.severity] >= worstOf(own);
			if (!isAt(statement, origin) || !step || !rewrite || better.has(step) || !isMeant) continue;
			better.set(step, rewrite);
		}
		isMore ||= better.size > 0;
		merged.set(
			statement,
			(rewrites.get(statement) ?? []).flatMap((step) => within(step, better.get(step))),
		);
	}
	return isMore ? merged : null;
}

/** What a step is replaced by comes when the step came. */
function within(step: RewriteStep, better: Rewrite | undefined): Rewrite {
	return better?.map((each, at) => (at === 0 && step.isLater ? { ...each, isLater: true } : each)) ?? [step];
}

type Verdict =
	| { readonly cleared: ReadonlySet<LintFinding> }
	| { readonly reason: string; readonly culprit: TracedStatement | null };

function judge(
	judged: Judged,
	ran: Ran,
	wanted: ReadonlyMap<TracedStatement, readonly LintFinding[]>,
): Verdict {
	const statementAt = (origin: Origin | undefined): TracedStatement | null =>
		[...wanted.keys()].find((statement) => origin && isAt(statement, origin)) ?? null;
	const { stopped } = ran.trace;
	if (stopped) {
		const origin = ran.originOf(stopped.migration.path, stopped.failure.index);
		return { reason: `it fails: ${stopped.failure.message}`, culprit: statementAt(origin) };
	}
	const difference = differenceBetween(judged.end ?? judged.trace, ran.trace);
	if (difference) {
		const { reason, relation } = difference;
		return { reason, culprit: [...wanted.keys()].find((statement) => concerns(statement, relation)) ?? null };
	}
	const worse = newFinding(judged, ran, wanted);
	if (worse)
		return { reason: `then ${worse.finding.rule.id} finds something`, culprit: statementAt(worse.origin) };
	const cleared = new Set<LintFinding>();
	for (const [statement, own] of wanted) {
		const gone = own.filter((finding) => !isStillThere(finding, statement, ran));
		if (gone.length === 0) return { reason: 'it is still found', culprit: statement };
		for (const finding of gone) cleared.add(finding);
	}
	return { cleared };
}

/** Whether a statement names a relation, or has it locked. */
function concerns({ tree, locks }: TracedStatement, relation: string | null): boolean {
	if (relation === null) return false;
	const names = tree ? namedRelations(tree) : [];
	return names.some(({ name }) => name === relation) || locks.some((lock) => lock.relation.name === relation);
}

function isStillThere(
	{ rule, problem }: LintFinding,
	statement: TracedStatement,
	{ findings }: Ran,
): boolean {
	return findings.some(
		({ finding, origin }) =>
			isAt(statement, origin) && finding.rule.id === rule.id && finding.problem.subject === problem.subject,
	);
}

const RANKS = { info: 0, warning: 1, error: 2 } as const;

/**
 * Something as bad as what is to go, that nothing said of the original statement. What is about rows is no fault of a step:
 * rows that the original was refused for are gone behind it.
 */
function newFinding(
	{ findings: original }: Judged,
	{ findings }: Ran,
	wanted: ReadonlyMap<TracedStatement, readonly LintFinding[]>,
): Ran['findings'][number] | undefined {
	const said = new Set(
		original.flatMap(({ rule, statement }) => (statement ? [key(rule.id, statement)] : [])),
	);
	const inMigration = new Set(
		original.flatMap(({ rule, statement }) =>
			statement && rule.check.of === 'migration' ? [JSON.stringify([rule.id, statement.path])] : [],
		),
	);
	const limits = new Map([...wanted].map(([statement, own]) => [key('', statement), worstOf(own)]));
	return findings.find(({ finding: { rule, severity }, origin }) => {
		if (origin.step === null || rule.group === 'data') return false;
		if (said.has(key(rule.id, origin)) || inMigration.has(JSON.stringify([rule.id, origin.path])))
			return false;
		return RANKS[severity] >= (limits.get(key('', origin)) ?? RANKS.warning);
	});
}

function worstOf(findings: readonly LintFinding[]): number {
	return Math.max(...findings.map(({ severity }) => RANKS[severity]));
}

function key(rule: string, { path, index }: Pick<Origin, 'path' | 'index'>): string {
	return JSON.stringify([rule, path, index]);
}

function isAt({ path, index }: TracedStatement, origin: Pick<Origin, 'path' | 'index'>): boolean {
	return path === origin.path && index === origin.index;
}
