import type { Expression } from '../../specification/words/conditions/expression.ts';
import type { Demand, Way } from './demand.ts';

/** The ways to make a comparison of a number of columns that are present, absent or true, true or false; null where it is none. */
export function countWays(
	{ sign, left, right }: Extract<Expression, { kind: 'binary' }>,
	wanted: boolean,
): readonly Way[] | null {
	const counted = countedColumns(left);
	if (!counted || right.kind !== 'number') return null;
	const { columns, counts } = counted;
	const target = Number(right.value);
	const ways: Way[] = [];
	for (let present = columns.length; present >= 0; present--) {
		const count = counts === 'absent' ? columns.length - present : present;
		if (holds(count, sign, target) !== wanted) continue;
		// Which of them are there is tried in turn.
		const turns = present === 0 || present === columns.length ? 1 : columns.length;
		for (let turn = 0; turn < turns; turn++) {
			ways.push(
				columns.map((column, index): Demand => {
					const isCounted = (index - turn + columns.length) % columns.length < present;
					if (counts === 'true') return { kind: 'one-of', column, values: [String(isCounted)] };
					return { kind: isCounted ? 'present' : 'null', column };
				}),
			);
		}
	}
	return ways;
}

function holds(count: number, sign: string, target: number): boolean {
	switch (sign) {
		case '=':
			return count === target;
		case '<>':
			return count !== target;
		case '<':
			return count < target;
		case '<=':
			return count <= target;
		case '>':
			return count > target;
		default:
			return count >= target;
	}
}

interface Counted {
	readonly columns: readonly string[];
	readonly counts: 'present' | 'absent' | 'true';
}

/** `num_nonnulls(a, b)`, `(a IS NOT NULL)::integer + (b IS NOT NULL)::integer`, or `a::integer + b::integer`. */
function countedColumns(expression: Expression): Counted | null {
	if (expression.kind === 'call') {
		const counts = { num_nonnulls: 'present', num_nulls: 'absent' }[expression.name] as
			| Counted['counts']
			| undefined;
		const columns = expression.operands.flatMap((operand) =>
			operand.kind === 'column' ? [operand.name] : [],
		);
		return counts && columns.length === expression.operands.length ? { columns, counts } : null;
	}
	const terms = termsOf(expression).map(presenceOf);
	const [first] = terms;
	if (!first || terms.some((term) => term?.counts !== first.counts)) return null;
	return { columns: terms.flatMap((term) => term?.columns ?? []), counts: first.counts };
}

function termsOf(expression: Expression): readonly Expression[] {
	if (expression.kind === 'binary' && expression.sign === '+')
		return [...termsOf(expression.left), ...termsOf(expression.right)];
	return [expression];
}

function presenceOf(term: Expression): Counted | null {
	if (term.kind !== 'cast' || !/^(?:integer|int4|int)$/.test(term.type)) return null;
	const { operand } = term;
	if (operand.kind === 'column') return { columns: [operand.name], counts: 'true' };
	if (operand.kind !== 'test' || operand.is !== 'null' || operand.operand.kind !== 'column') return null;
	return { columns: [operand.operand.name], counts: operand.negated ? 'present' : 'absent' };
}
