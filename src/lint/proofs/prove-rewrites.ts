import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import { traceMigrations } from '../../rehearsal/trace/trace-migrations.ts';
import type { LintFinding } from '../run-rules.ts';
import type { RewriteProof } from './rewrite-proof.ts';
import { type Judged, tryRewrites } from './try-rewrites.ts';

/** Each try takes as long as the trace itself. */
const MOST_TRIES = 12;

const RANKS = { error: 0, warning: 1, info: 2 } as const;

type Wanted = ReadonlyMap<TracedStatement, readonly LintFinding[]>;

/**
 * Findings with what became of their rewrites in an engine that begins where the trace began: all together at first, and in
 * ever smaller parts where that does not hold. Nothing is run where no finding has a rewrite.
 */
export async function proveRewrites(
	judged: Judged,
	findings: readonly LintFinding[],
): Promise<readonly LintFinding[]> {
	const wanted = statementsToRewrite(findings);
	if (wanted.size === 0) return findings;
	const proofs = judged.trace.stopped ? new Map<LintFinding, RewriteProof>() : await prove(judged, wanted);
	return findings.map((finding) =>
		finding.problem.rewrite ? { ...finding, proof: proofs.get(finding) ?? { kind: 'not tried' } } : finding,
	);
}

/** The findings that have a rewrite, by statement; the worst of a statement first. */
function statementsToRewrite(findings: readonly LintFinding[]): Wanted {
	const wanted = new Map<TracedStatement, LintFinding[]>();
	for (const finding of findings.toSorted((a, b) => RANKS[a.severity] - RANKS[b.severity])) {
		const { statement, problem } = finding;
		if (!statement || !problem.rewrite) continue;
		const there = wanted.get(statement);
		if (there) there.push(finding);
		else wanted.set(statement, [finding]);
	}
	return wanted;
}

async function prove(given: Judged, all: Wanted): Promise<ReadonlyMap<LintFinding, RewriteProof>> {
	const isWhole = given.trace.contents !== 'unread';
	const judged = isWhole ? given : { ...given, end: await traceMigrations(given.input) };
	const proofs = new Map<LintFinding, RewriteProof>();
	const open: { readonly wanted: Wanted; readonly keepsOrder: boolean }[] = [
		{ wanted: all, keepsOrder: false },
	];
	for (let tries = 0; tries < MOST_TRIES; tries++) {
		const next = open.shift();
		if (!next) break;
		const { wanted, keepsOrder } = next;
		const trial = await tryRewrites(judged, wanted, keepsOrder);
		if (trial.kind === 'held') {
			const { rewrites, arrangements, cleared } = trial;
			for (const [statement, own] of wanted) {
				const rewrite = rewrites.get(statement) ?? [];
				const arrangement = arrangements.find(({ migration }) => migration.path === statement.path)!;
				for (const finding of own) {
					proofs.set(
						finding,
						cleared.has(finding)
							? { kind: 'held', rewrite, arrangement }
							: { kind: 'failed', reason: 'it is still found' },
					);
				}
			}
			continue;
		}
		const { reason, culprit, isDeferred } = trial;
		if (wanted.size > 1) {
			const parts = culprit ? without(wanted, culprit) : halves(wanted);
			for (const part of parts) open.push({ wanted: part, keepsOrder });
		} else if (isDeferred && !keepsOrder) open.push({ wanted, keepsOrder: true });
		else for (const finding of [...wanted.values()].flat()) proofs.set(finding, { kind: 'failed', reason });
	}
	return proofs;
}

/** The others, and the one by itself. */
function without(wanted: Wanted, culprit: TracedStatement): readonly Wanted[] {
	const others = [...wanted].filter(([statement]) => statement !== culprit);
	return [new Map(others), new Map([[culprit, wanted.get(culprit) ?? []]])];
}

function halves(wanted: Wanted): readonly Wanted[] {
	const entries = [...wanted];
	const middle = Math.ceil(entries.length / 2);
	return [new Map(entries.slice(0, middle)), new Map(entries.slice(middle))];
}
