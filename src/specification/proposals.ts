import type { AnticipationFacts } from './anticipations/anticipation.ts';
import { anticipations } from './anticipations/index.ts';
import type { Facts } from './facts.ts';
import { missingKeyIndexes } from './indexing/missing-key-indexes.ts';
import { needlessIndexes } from './indexing/needless-indexes.ts';
import { listAnonymisers } from './privacy/anonymisers.ts';

/**
 * Every row of statements that a specification may propose, each to be tried out by itself; none of them is a part of
 * the schema. What does not run is not proposed.
 */
export function listProposals(facts: AnticipationFacts): readonly (readonly string[])[] {
	return [
		...anticipations.flatMap(({ find }) => find(facts)?.proposals ?? []).map(({ statements }) => statements),
		...missingKeyIndexes(facts.schema).map(({ statement }) => [statement]),
		...needlessIndexes(facts.schema).map(({ statement }) => [statement]),
		...listAnonymisers(facts.schema).map(({ statement, trial }) => [statement, trial]),
	];
}

/** What a row of statements is known by after it ran. */
export function proposalKey(statements: readonly string[]): string {
	return statements.join(';\n');
}

/** True when the statements ran in the engine. */
export function isProven({ rehearsed }: Pick<Facts, 'rehearsed'>, statements: readonly string[]): boolean {
	return rehearsed.proposals.has(proposalKey(statements));
}
