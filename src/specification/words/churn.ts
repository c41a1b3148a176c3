import type { Churn } from '../history-figures.ts';

const WORDS: readonly (readonly [keyof Churn, string])[] = [
	['added', 'added'],
	['dropped', 'dropped'],
	['addedAgain', 'added again'],
	['replaced', 'replaced'],
	['renamed', 'renamed'],
	['retyped', 'with another type'],
	['toggled', 'back and forth'],
	['altered', 'altered otherwise'],
];

/** What happened and how often, such as `12 added, 5 dropped, 1 renamed`; empty for nothing. */
export function describeChurn(churn: Churn): string {
	return WORDS.flatMap(([name, words]) => (churn[name] > 0 ? [`${churn[name]} ${words}`] : [])).join(', ');
}
