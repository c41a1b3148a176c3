import type { Engine } from '../dialects/dialect.ts';
import type { AnticipationFacts } from '../specification/anticipations/anticipation.ts';
import { listProposals, proposalKey } from '../specification/proposals.ts';

/** What of the config decides what is proposed. */
export type Wishes = Pick<AnticipationFacts, 'classify' | 'project'>;

/**
 * Tries out everything that the specification may propose, in transactions that are rolled back, and gives the keys of
 * what ran. The engine has the schema and is left as it was.
 */
export async function tryProposals(engine: Engine, facts: AnticipationFacts): Promise<ReadonlySet<string>> {
	const proposals = listProposals(facts);
	const proven = new Set<string>();
	for (let first = 0; first < proposals.length; ) {
		const { failed, isOver } = await tryFrom(engine, proposals, first);
		for (const statements of proposals.slice(first, failed)) proven.add(proposalKey(statements));
		if (isOver) break;
		first = failed + 1;
	}
	return proven;
}

/** The index of the first proposal from this one on that does not run, their number when all of them do. */
async function tryFrom(
	engine: Engine,
	proposals: readonly (readonly string[])[],
	first: number,
): Promise<{ readonly failed: number; readonly isOver: boolean }> {
	const owners: number[] = [];
	const statements: { sql: string }[] = [];
	for (let index = first; index < proposals.length; index++) {
		// Each begins with the schema as it is, because two of them may be about the same column.
		for (const sql of ['BEGIN', ...proposals[index]!, 'ROLLBACK']) {
			owners.push(index);
			statements.push({ sql });
		}
	}
	const { failure } = await engine.apply({ statements, transaction: 'none' });
	if (!failure) return { failed: proposals.length, isOver: true };
	return { failed: owners[failure.index]!, isOver: failure.ended !== null };
}
