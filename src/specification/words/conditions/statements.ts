import { listed } from '../listing.ts';
import { countedFact } from './counted.ts';
import { describeEquivalence } from './equivalence.ts';
import type { Expression, ExpressionOf } from './expression.ts';
import { factAbout } from './fact-about.ts';
import { describeLike } from './like.ts';
import { type ColumnTypes, isMeasurable, isTimed, isTruth, isValue, shown, withoutCast } from './operands.ts';
import { describePattern } from './pattern.ts';
import { compare, mirrored, type Phrases } from './phrases.ts';
import { stateShape } from './shapes.ts';
import { type Fact, join, negate, type Statement } from './statement.ts';

/** What an expression states; null for everything that has no certain words. */
export function stateOf(expression: Expression, types: ColumnTypes): Statement | null {
	switch (expression.kind) {
		case 'column':
			return factAbout(expression, truth(true));
		case 'prefix': {
			const inner = expression.sign === 'not' ? stateOf(expression.operand, types) : null;
			return inner && negate(inner);
		}
		case 'test':
			return stateTest(expression, types);
		case 'quantified':
			return stateChoice(expression);
		case 'binary':
			return stateBinary(expression, types);
		default:
			return null;
	}
}

function stateBinary(expression: ExpressionOf<'binary'>, types: ColumnTypes): Statement | null {
	const { sign, left, right } = expression;
	if (sign === 'and' || sign === 'or') {
		const first = stateOf(left, types);
		const second = first && stateOf(right, types);
		return second && join(sign === 'and' ? 'all' : 'any', [first, second]);
	}
	if (isValue(left) && !isValue(right))
		return stateBinary({ ...expression, sign: mirrored(sign), left: right, right: left }, types);
	return (
		describeEquivalence(expression, (side) => stateOf(side, types)) ??
		countedFact(expression, types) ??
		stateComparison(expression, types)
	);
}

function stateComparison({ sign, left, right }: ExpressionOf<'binary'>, types: ColumnTypes): Fact | null {
	const subject = withoutCast(left);
	const value = withoutCast(right);
	if (value.kind === 'word' && value.value === 'null') return null;
	if (value.kind === 'text' && subject.kind === 'column') {
		const phrases = matching(sign, value.value);
		if (phrases) return factAbout(subject, phrases);
	}
	const shape = stateShape(sign, subject, value);
	if (shape) return shape;
	if (subject.kind === 'column' && isTruth(value)) {
		if (sign !== '=' && sign !== '<>') return null;
		return factAbout(subject, truth((value.source.toLowerCase() === 'true') === (sign === '=')));
	}
	if (!isMeasurable(subject) || !isMeasurable(value)) return null;
	if (/^is (?:not )?distinct from$/.test(sign))
		return factAbout(subject, compare(sign === 'is distinct from' ? '<>' : '=', shown(value), 'size'));
	if (value.kind === 'text' && value.value === '')
		return factAbout(subject, /^(?:<>|=)$/.test(sign) ? emptiness(sign === '=') : null);
	const isTime = [subject, value].some((side) => isTimed(side, types));
	return factAbout(subject, compare(sign, shown(value), isTime ? 'time' : 'size'));
}

function stateTest({ is, negated, operand }: ExpressionOf<'test'>, types: ColumnTypes): Fact | null {
	const subject = withoutCast(operand);
	if (is === 'null') {
		const presence = { holds: 'is absent', fails: 'is present' };
		return factAbout(subject, negated ? { holds: presence.fails, fails: presence.holds } : presence);
	}
	if (subject.kind !== 'column' || types.get(subject.name) === undefined) return null;
	return factAbout(subject, {
		holds: negated ? `is not ${is}` : `is ${is}`,
		fails: negated ? `is ${is}` : `is not ${is}`,
	});
}

function stateChoice({ sign, every, left, right }: ExpressionOf<'quantified'>): Fact | null {
	const subject = withoutCast(left);
	const array = withoutCast(right);
	if (subject.kind !== 'column' || array.kind !== 'array' || array.operands.length === 0) return null;
	const values = array.operands.map(withoutCast);
	// With a null among them an unequal value is neither in nor out, so that the check lets it pass.
	if (!values.every((value) => value.kind === 'text' || value.kind === 'number')) return null;
	const names = listed(values.map(shown), 'or');
	const single = values.length === 1;
	const one = {
		holds: single ? `is ${names}` : `is one of ${names}`,
		fails: single ? `is not ${names}` : `is not one of ${names}`,
	};
	if (sign === '=' && !every) return factAbout(subject, one);
	if (sign === '<>' && every) return factAbout(subject, { holds: one.fails, fails: one.holds });
	return null;
}

function matching(sign: string, pattern: string): Phrases | null {
	const like = /^(!?)~~(\*?)$/.exec(sign);
	const regular = /^(!?)~(\*?)$/.exec(sign);
	if (!like && !regular) return null;
	const phrases = like
		? describeLike(pattern, like[2] === '*')
		: describePattern(pattern, regular![2] === '*');
	if (!phrases) return null;
	if ((like ?? regular)![1] === '') return phrases;
	return phrases.fails === null ? null : { holds: phrases.fails, fails: phrases.holds };
}

function truth(value: boolean): Phrases {
	return { holds: `is ${value}`, fails: `is ${!value}` };
}

function emptiness(empty: boolean): Phrases {
	const words = { holds: 'is empty', fails: 'is not empty' };
	return empty ? words : { holds: words.fails, fails: words.holds };
}
