import type { Difference } from '../dialects/dialect.ts';
import { type Identity, identify } from '../model/identity.ts';
import { quoteName } from '../model/name.ts';
import type { Trace, TracedStatement } from '../rehearsal/trace/trace.ts';
import { lintContext } from './context.ts';
import type { RewriteProof } from './proofs/rewrite-proof.ts';
import type { MigrationProblem, Problem, Rule, RuleOptions, RuleSeverity, SchemaProblem } from './rule.ts';

/** A rule as the config has it: on, with its severity and all of its options. */
export interface ActiveRule {
	readonly rule: Rule;
	readonly severity: Exclude<RuleSeverity, 'off'>;
	readonly options: RuleOptions;
}

/** What a rule found. */
export interface LintFinding {
	readonly rule: Rule;
	readonly severity: ActiveRule['severity'];
	readonly problem: Problem | SchemaProblem;
	/** Null where no judged statement brings it: a schema had it before. */
	readonly statement: TracedStatement | null;
	/** True where the judged migrations bring it. */
	readonly introduced: boolean;
	/** What became of the problem's rewrite; absent where there is none, or nobody has tried it. */
	readonly proof?: RewriteProof;
}

/** Everything that rules find in a trace: in the order of the statements, and of what was there before at the end. */
export function runRules(trace: Trace, rules: readonly ActiveRule[]): readonly LintFinding[] {
	const context = lintContext(trace);
	const statements = trace.migrations.flatMap((migration) => migration.statements);
	const order = new Map(statements.map((statement, index) => [statement, index]));
	const judge = ({ rule, severity, options }: ActiveRule): readonly LintFinding[] => {
		const { check } = rule;
		const bring = (problem: Problem, statement: TracedStatement): LintFinding => ({
			...{ rule, severity, problem, statement },
			introduced: true,
		});
		switch (check.of) {
			case 'statement':
				return statements.flatMap((statement) =>
					check.judge(statement, context, options).map((problem) => bring(problem, statement)),
				);
			case 'migration':
				return trace.migrations
					.flatMap((migration) => check.judge(migration, context, options))
					.map((problem: MigrationProblem) => bring(problem, problem.statement));
			case 'schema': {
				const known = new Set(check.judge(trace.before, options).map(schemaProblemKey));
				return check.judge(trace.after, options).map((problem) => {
					const introduced = !known.has(schemaProblemKey(problem));
					const statement = introduced ? bringerOf(problem, statements) : null;
					return { rule, severity, problem, statement, introduced: statement !== null };
				});
			}
		}
	};
	const findings = rules.flatMap(judge);
	const place = ({ statement }: LintFinding): number =>
		statement ? (order.get(statement) ?? 0) : statements.length;
	return findings.toSorted((a, b) => place(a) - place(b));
}

function schemaProblemKey({ object, message }: SchemaProblem): string {
	return JSON.stringify([object, message]);
}

/** The last statement that touched the object, or another one that it is because of. */
function bringerOf(
	{ object, because = [] }: SchemaProblem,
	statements: readonly TracedStatement[],
): TracedStatement | null {
	const touches = (identity: Identity): TracedStatement | undefined =>
		statements.findLast(({ changes, effects }) => {
			const changed = changes.some((change) =>
				change.kind === 'changed'
					? identify(change.after) === identity || identify(change.before) === identity
					: identify(change.object) === identity,
			);
			return changed || effects.some((effect) => effect.identity === identity);
		});
	for (const identity of [object, ...because]) {
		const statement = touches(identity);
		if (statement) return statement;
	}
	return statements.findLast(({ changes }) => changes.some((change) => tookPartOf(change, object))) ?? null;
}

/** Whether a statement took away a part of the table that an object is, or belongs to. */
function tookPartOf(change: Difference, identity: Identity): boolean {
	if (change.kind !== 'removed' || !('relation' in change.object)) return false;
	const { namespace, relation } = change.object;
	const table = `${quoteName(namespace)}.${quoteName(relation)}`;
	const name = identity.slice(identity.indexOf(' ') + 1);
	return name === table || name.startsWith(`${table}.`);
}
