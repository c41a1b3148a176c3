import { listed } from '../listing.ts';
import type { Expression, ExpressionOf } from './expression.ts';
import type { Fact, Statement } from './statement.ts';

/** What two conditions that are equal or unequal say: `a and b are both present or both absent`. */
export function describeEquivalence(
	{ sign, left, right }: ExpressionOf<'binary'>,
	state: (side: Expression) => Statement | null,
): Statement | null {
	if ((sign !== '=' && sign !== '<>') || !isCondition(left) || !isCondition(right)) return null;
	const first = factsOf(state(left));
	const second = factsOf(state(right));
	if (!first || !second) return null;
	const [one] = first;
	const [other] = second;
	if (first.length === 1 && second.length === 1 && isPresence(one!) && isPresence(other!)) {
		const together = (one!.holds === other!.holds) === (sign === '=');
		const names = `${one!.subject} and ${other!.subject}`;
		return saying(
			together ? `${names} are both present or both absent` : `exactly one of ${names} is present`,
		);
	}
	if (sign === '<>') return null;
	// What says more, that something is there, is the consequence.
	const [cause, effect] = first.every(isPresence) ? [second, first] : [first, second];
	return saying(`${inWords(effect)} exactly when ${inWords(cause)}`);
}

function isCondition(expression: Expression): boolean {
	if (expression.kind === 'test' || expression.kind === 'quantified') return true;
	return expression.kind === 'binary' && /^(?:and|[<>=]=?|<>|!?~~?\*?)$/.test(expression.sign);
}

function factsOf(statement: Statement | null): readonly Fact[] | null {
	if (statement?.kind === 'fact') return [statement];
	if (statement?.kind !== 'all') return null;
	const facts = statement.parts.filter((part) => part.kind === 'fact');
	return facts.length === statement.parts.length ? facts : null;
}

function isPresence({ holds }: Fact): boolean {
	return holds === 'is present' || holds === 'is absent';
}

function inWords(facts: readonly Fact[]): string {
	return listed(facts.map(({ subject, holds }) => `${subject} ${holds}`));
}

function saying(words: string): Statement {
	return { kind: 'saying', words };
}
