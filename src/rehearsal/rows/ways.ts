import type { Expression } from '../../specification/words/conditions/expression.ts';
import type { Demand, Way } from './demand.ts';
import { compareWays } from './ways-to-compare.ts';
import { countWays } from './ways-to-count.ts';

/** More ways than these are not tried. */
const MOST_WAYS = 24;

/** The ways to make a condition true, or false, the plainest first; one without demands where nothing is known of it. */
export function waysTo(expression: Expression, wanted: boolean): readonly Way[] {
	switch (expression.kind) {
		case 'binary':
			return binaryWays(expression, wanted);
		case 'prefix':
			return expression.sign === 'not' ? waysTo(expression.operand, !wanted) : UNKNOWN;
		case 'test':
			return testWays(expression, wanted);
		case 'column':
			return [[{ kind: 'one-of', column: expression.name, values: [String(wanted)] }]];
		case 'cast':
			return waysTo(expression.operand, wanted);
		case 'word':
			return expression.value === String(!wanted) ? [] : UNKNOWN;
		case 'call':
			if (expression.name === 'coalesce')
				return expression.operands.flatMap((operand) => waysTo(operand, wanted));
			return UNKNOWN;
		case 'quantified':
			return compareWays(expression, wanted) ?? UNKNOWN;
		default:
			return UNKNOWN;
	}
}

const UNKNOWN: readonly Way[] = [[]];

function binaryWays(expression: Extract<Expression, { kind: 'binary' }>, wanted: boolean): readonly Way[] {
	const { sign, left, right } = expression;
	if (sign === 'and' || sign === 'or') {
		const isJoint = (sign === 'and') === wanted;
		const ways = [waysTo(left, wanted), waysTo(right, wanted)] as const;
		return isJoint ? combine(...ways) : [...ways[0], ...ways[1]].slice(0, MOST_WAYS);
	}
	const counted = countWays(expression, wanted);
	if (counted) return counted;
	if (isCondition(left) && isCondition(right)) {
		const same = ['=', 'is not distinct from'].includes(sign);
		if (same || ['<>', 'is distinct from'].includes(sign)) {
			const both = (value: boolean): readonly Way[] =>
				combine(waysTo(left, value), waysTo(right, same === wanted ? value : !value));
			return [...both(true), ...both(false)].slice(0, MOST_WAYS);
		}
	}
	return compareWays(expression, wanted) ?? UNKNOWN;
}

function isCondition(expression: Expression): boolean {
	if (expression.kind === 'test') return true;
	if (expression.kind === 'prefix') return expression.sign === 'not';
	return expression.kind === 'binary' && /^(?:and|or|[<>=]+)$/.test(expression.sign);
}

function testWays(expression: Extract<Expression, { kind: 'test' }>, wanted: boolean): readonly Way[] {
	const { is, negated, operand } = expression;
	const holds = negated ? !wanted : wanted;
	if (is !== 'null') return waysTo(operand, holds === (is === 'true'));
	const column = operand.kind === 'cast' ? operand.operand : operand;
	if (column.kind === 'column') return [[{ kind: holds ? 'null' : 'present', column: column.name }]];
	return holds ? UNKNOWN : (keyPresence(operand) ?? UNKNOWN);
}

/** `data ->> 'key' IS NOT NULL`. */
function keyPresence(operand: Expression): readonly Way[] | null {
	if (operand.kind !== 'binary' || !operand.sign.startsWith('->')) return null;
	const { left, right } = operand;
	if (left.kind !== 'column' || right.kind !== 'text') return null;
	return [[{ kind: 'json-key', column: left.name, path: [right.value], value: null }]];
}

/** Every way of the first with every way of the second. */
export function combine(first: readonly Way[], second: readonly Way[]): readonly Way[] {
	const ways = first.flatMap((one) => second.map((other): Way => [...one, ...other]));
	const possible = ways.filter((way) => !contradicts(way));
	return (possible.length > 0 ? possible : ways).slice(0, MOST_WAYS);
}

/** Whether no row can meet all of these demands. */
export function contradicts(way: Way): boolean {
	const absent = new Set(way.filter(({ kind }) => kind === 'null').map(({ column }) => column));
	if (absent.size > 0 && way.some((demand) => demand.kind !== 'null' && absent.has(demand.column)))
		return true;
	const chosen = new Map<string, readonly string[]>();
	for (const demand of way) {
		if (demand.kind !== 'one-of' && demand.kind !== 'none-of') continue;
		const left = remaining(chosen.get(demand.column), demand);
		if (left?.length === 0) return true;
		if (left) chosen.set(demand.column, left);
	}
	return false;
}

function remaining(
	values: readonly string[] | undefined,
	demand: Extract<Demand, { kind: 'one-of' | 'none-of' }>,
): readonly string[] | undefined {
	if (demand.kind === 'none-of') return values?.filter((value) => !demand.values.includes(value));
	return values ? values.filter((value) => demand.values.includes(value)) : demand.values;
}
