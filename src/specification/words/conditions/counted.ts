import { codeSpan } from '../../markdown.ts';
import { listed } from '../listing.ts';
import type { Expression, ExpressionOf } from './expression.ts';
import { type ColumnTypes, withoutCast } from './operands.ts';
import { compareCount } from './phrases.ts';
import type { Statement } from './statement.ts';

/** What is said of a length or of how many columns are there: `length(x) > 3`, `num_nonnulls(a, b) = 1`. */
export function countedFact(
	{ sign, left, right }: ExpressionOf<'binary'>,
	types: ColumnTypes,
): Statement | null {
	const count = withoutCast(right);
	if (count.kind !== 'number' || !/^\d+$/.test(count.value)) return null;
	return (
		lengthFact(sign, withoutCast(left), count.value, types) ??
		presentColumns(sign, left, Number(count.value), types)
	);
}

function lengthFact(sign: string, call: Expression, count: string, types: ColumnTypes): Statement | null {
	if (call.kind !== 'call' || call.operands.length === 0) return null;
	const measured = withoutCast(call.operands[0]!);
	if (measured.kind === 'call' && /^b?trim$/.test(measured.name) && measured.operands.length === 1) {
		const inner = withoutCast(measured.operands[0]!);
		const isAny =
			(sign === '>' && count === '0') || (sign === '>=' && count === '1') || (sign === '<>' && count === '0');
		if (inner.kind !== 'column' || !isAny || !/^(?:char_|character_)?length$/.test(call.name)) return null;
		return {
			kind: 'fact',
			subject: codeSpan(inner.name),
			column: inner.name,
			holds: 'is not blank',
			fails: 'is blank',
		};
	}
	if (measured.kind !== 'column') return null;
	const noun = nounOf(sign, call, types.get(measured.name));
	const phrases = noun === null ? null : compareCount(sign, count, noun);
	if (!phrases) return null;
	return { kind: 'fact', subject: codeSpan(measured.name), column: measured.name, ...phrases };
}

function nounOf(
	sign: string,
	{ name, operands }: ExpressionOf<'call'>,
	type: string | undefined,
): string | null {
	if (operands.length === 1) {
		if (/^(?:char_length|character_length)$/.test(name)) return 'character';
		if (name === 'length') return type === 'bytea' ? 'byte' : 'character';
		if (name === 'octet_length') return 'byte';
		if (name === 'cardinality' || /^jsonb?_array_length$/.test(name)) return 'element';
	}
	// An empty array has no length in a dimension, so that a check of the least passes it.
	const [, dimension] = operands;
	const isFirst = dimension?.kind === 'number' && dimension.value === '1';
	return name === 'array_length' && isFirst && /^<=?$/.test(sign) ? 'element' : null;
}

/** How many of several columns may be there: `num_nonnulls(a, b) = 1`, `(a IS NOT NULL)::integer + … = 1`. */
function presentColumns(
	sign: string,
	counted: Expression,
	count: number,
	types: ColumnTypes,
): Statement | null {
	const addends = nonNulls(counted) ?? summed(counted, types);
	if (!addends || addends.columns.length < 2) return null;
	const { columns, what } = addends;
	const words = howMany(sign, count, columns.length);
	if (words === null) return null;
	return { kind: 'saying', words: `${words} of ${listed(columns.map(codeSpan))} is ${what}` };
}

function howMany(sign: string, count: number, all: number): string | null {
	const isOne = (sign === '>=' && count === 1) || (sign === '>' && count === 0);
	if (isOne) return 'at least one';
	if ((sign === '<=' && count === 1) || (sign === '<' && count === 2)) return 'at most one';
	if (sign !== '=') return null;
	if (count === 0) return 'none';
	if (count === 1) return 'exactly one';
	return count === all ? 'each' : null;
}

interface Addends {
	readonly columns: readonly string[];
	readonly what: 'present' | 'true';
}

function nonNulls(counted: Expression): Addends | null {
	if (counted.kind !== 'call' || counted.name !== 'num_nonnulls') return null;
	const columns = counted.operands.map(withoutCast);
	if (!columns.every((column) => column.kind === 'column')) return null;
	return { columns: columns.map(({ name }) => name), what: 'present' };
}

/** The columns of `(a IS NOT NULL)::integer + (b IS NOT NULL)::integer`, or of the same over flags. */
function summed(counted: Expression, types: ColumnTypes): Addends | null {
	if (counted.kind === 'binary' && counted.sign === '+') {
		const left = summed(counted.left, types);
		const right = left && summed(counted.right, types);
		if (!left || right?.what !== left.what) return null;
		return { columns: [...left.columns, ...right.columns], what: left.what };
	}
	if (counted.kind !== 'cast' || !/^(?:integer|smallint|bigint)$/.test(counted.type)) return null;
	const { operand } = counted;
	if (operand.kind === 'column')
		return types.get(operand.name) === 'boolean' ? { columns: [operand.name], what: 'true' } : null;
	if (operand.kind !== 'test' || operand.is !== 'null' || !operand.negated) return null;
	return operand.operand.kind === 'column' ? { columns: [operand.operand.name], what: 'present' } : null;
}
