import type { Expression } from '../../specification/words/conditions/expression.ts';
import type { Demand, Way } from './demand.ts';

type Comparison = Extract<Expression, { kind: 'binary' | 'quantified' }>;

const OPPOSITE: Readonly<Record<string, string>> = {
	'=': '<>',
	'<>': '=',
	'<': '>=',
	'>=': '<',
	'>': '<=',
	'<=': '>',
	'~': '!~',
	'!~': '~',
	'~*': '!~*',
	'!~*': '~*',
	'~~': '!~~',
	'!~~': '~~',
	'~~*': '!~~*',
	'!~~*': '~~*',
	'is distinct from': '=',
	'is not distinct from': '<>',
};

const MIRRORED: Readonly<Record<string, string>> = {
	'<': '>',
	'>': '<',
	'<=': '>=',
	'>=': '<=',
	'=': '=',
	'<>': '<>',
};

/** The ways to make a comparison true or false; null for one that is not understood. */
export function compareWays(comparison: Comparison, wanted: boolean): readonly Way[] | null {
	const left = bare(comparison.left);
	const right = bare(comparison.right);
	const plain = { 'is distinct from': '<>', 'is not distinct from': '=' }[comparison.sign] ?? comparison.sign;
	const sign = wanted ? plain : (OPPOSITE[plain] ?? '');
	if (comparison.kind === 'quantified') {
		const isChoice = (plain === '=' && !comparison.every) || (plain === '<>' && comparison.every);
		const values = right.kind === 'array' ? right.operands.map(textOf) : arrayText(right);
		if (!isChoice || !values?.every((value) => value !== null))
			return patternChoice(comparison, left, right, wanted);
		const isOneOf = (plain === '=') === wanted;
		return withSubject(left, (column) => choice(isOneOf, column, values));
	}
	const value = textOf(right);
	if (value !== null) return withValue(left, sign, value);
	const first = textOf(left);
	if (first !== null && MIRRORED[sign]) return withValue(right, MIRRORED[sign], first);
	return betweenColumns(left, sign, right);
}

/** `x ~~ ANY (ARRAY['a%', 'b%'])`. */
function patternChoice(
	{ sign }: Comparison,
	left: Expression,
	right: Expression,
	wanted: boolean,
): readonly Way[] | null {
	if (!wanted || right.kind !== 'array') return null;
	const ways = right.operands.flatMap((operand) => {
		const value = textOf(operand);
		return value === null ? [] : (withValue(left, sign, value) ?? []);
	});
	return ways.length > 0 ? ways : null;
}

function bare(expression: Expression): Expression {
	return expression.kind === 'cast' ? bare(expression.operand) : expression;
}

/** A constant as text; null for anything else. */
function textOf(expression: Expression): string | null {
	const plain = bare(expression);
	switch (plain.kind) {
		case 'text':
		case 'number':
			return plain.value;
		case 'word':
			if (plain.value === 'null') return null;
			return /^(?:current_|local)/.test(plain.value) ? 'now' : plain.value;
		case 'call':
			return /^(?:now|statement_timestamp|clock_timestamp|transaction_timestamp)$/.test(plain.name)
				? 'now'
				: null;
		case 'binary':
			return sumOf(plain);
		default:
			return null;
	}
}

function sumOf({ sign, left, right }: Extract<Expression, { kind: 'binary' }>): string | null {
	const first = textOf(left);
	const second = textOf(right);
	if (first === null || second === null) return null;
	if (first === 'now') return 'now';
	const [one, other] = [Number(first), Number(second)];
	if (Number.isNaN(one) || Number.isNaN(other)) return null;
	const result = { '+': one + other, '-': one - other, '*': one * other }[sign];
	return result === undefined ? null : String(result);
}

/** `'{a,b}'::text[]`. */
function arrayText(expression: Expression): readonly string[] | null {
	if (expression.kind !== 'text' || !/^\{.*\}$/s.test(expression.value) || expression.value.includes('"'))
		return null;
	return expression.value.slice(1, -1).split(',');
}

function choice(isOneOf: boolean, column: string, values: readonly string[]): Demand {
	return isOneOf ? { kind: 'one-of', column, values } : { kind: 'none-of', column, values };
}

const LENGTHS =
	/^(?:length|char_length|character_length|octet_length|cardinality|array_length|jsonb_array_length)$/;

function withSubject(left: Expression, demand: (column: string) => Demand): readonly Way[] | null {
	if (left.kind === 'column') return [[demand(left.name)]];
	const inner = left.kind === 'call' ? left.operands.map(bare)[0] : undefined;
	if (left.kind === 'call' && inner?.kind === 'column') {
		const asked = demand(inner.name);
		if (/^(?:lower|upper)$/.test(left.name) || /^b?trim$/.test(left.name)) return [[asked]];
		const isType = /^jsonb?_typeof$/.test(left.name) && asked.kind === 'one-of';
		if (isType) return asked.values.map((type): Way => [{ kind: 'json', column: inner.name, type }]);
	}
	if (left.kind === 'binary' && left.sign.startsWith('->')) {
		const asked = demand('');
		const column = left.left;
		if (column.kind !== 'column' || left.right.kind !== 'text' || asked.kind !== 'one-of') return null;
		return [
			[
				{
					kind: 'json-key',
					column: column.name,
					path: [left.right.value],
					value: JSON.stringify(asked.values[0] ?? null),
				},
			],
		];
	}
	return null;
}

function withValue(left: Expression, sign: string, value: string): readonly Way[] | null {
	const subject = measured(left);
	if (subject) {
		const size = Number(value);
		if (Number.isNaN(size)) return null;
		const [least, most] = range(sign, size);
		return [[{ kind: 'length', column: subject, least, most }]];
	}
	if (sign === '=' || sign === '<>') {
		const values = [value];
		return withSubject(left, (column) => choice(sign === '=', column, values));
	}
	if (/^[<>]=?$/.test(sign)) return withSubject(left, (column) => ({ kind: 'bound', column, sign, value }));
	const like = /^(!?)~~(\*?)$/.exec(sign);
	const pattern = like ? patternOfLike(value) : value;
	const match = like ?? /^(!?)~(\*?)$/.exec(sign);
	if (match)
		return withSubject(left, (column) => ({
			kind: 'pattern',
			column,
			pattern,
			ignoresCase: match[2] === '*',
			negated: match[1] === '!',
		}));
	if (sign === '?' && left.kind === 'column')
		return [[{ kind: 'json-key', column: left.name, path: [value], value: null }]];
	return null;
}

function measured(left: Expression): string | null {
	if (left.kind !== 'call' || !LENGTHS.test(left.name)) return null;
	let inner = left.operands.map(bare)[0];
	if (inner?.kind === 'call' && /^b?trim$/.test(inner.name)) inner = inner.operands.map(bare)[0];
	return inner?.kind === 'column' ? inner.name : null;
}

function range(sign: string, size: number): readonly [number, number] {
	switch (sign) {
		case '=':
			return [size, size];
		case '<':
			return [0, size - 1];
		case '<=':
			return [0, size];
		case '>':
			return [size + 1, Number.POSITIVE_INFINITY];
		case '>=':
			return [size, Number.POSITIVE_INFINITY];
		default:
			return [size + 1, Number.POSITIVE_INFINITY];
	}
}

/** What `LIKE` asks for as a regular expression. */
function patternOfLike(pattern: string): string {
	const parts = pattern.replace(/\\(.)|[%_]|[.*+?^${}()|[\]\\]/gs, (sign, escaped: string | undefined) => {
		if (escaped !== undefined) return `\\${escaped}`;
		return sign === '%' ? '.*' : sign === '_' ? '.' : `\\${sign}`;
	});
	return `^${parts}$`;
}

function betweenColumns(left: Expression, sign: string, right: Expression): readonly Way[] | null {
	if (left.kind === 'column' && right.kind === 'column') {
		return [[{ kind: 'beside', column: left.name, sign, other: right.name }]];
	}
	const call = left.kind === 'call' ? left : right.kind === 'call' ? right : null;
	const column = left.kind === 'column' ? left : right.kind === 'column' ? right : null;
	const inner = call?.operands.map(bare)[0];
	if (!call || !column || inner?.kind !== 'column' || inner.name !== column.name || sign !== '=') return null;
	if (call.name === 'lower' || call.name === 'upper')
		return [[{ kind: 'letters', column: column.name, letters: call.name }]];
	return /^b?trim$/.test(call.name) ? [[]] : null;
}
