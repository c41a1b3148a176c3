import { codeSpan, oneLine } from '../../markdown.ts';
import type { Expression } from './expression.ts';

/** Column → its type, as far as it is known. */
export type ColumnTypes = ReadonlyMap<string, string>;

const MOMENTS: Readonly<Record<string, string>> = {
	current_date: 'today',
	current_timestamp: 'now',
	localtimestamp: 'now',
};

const HARMLESS_CAST =
	/^(?:text|citext|character(?: varying)?(?:\(\d+\))?|bpchar|numeric|double precision|bigint)(?:\[\])?$/;

/** True for columns, constants and sums of them, which can be shown as they are. */
export function isMeasurable(expression: Expression): boolean {
	switch (expression.kind) {
		case 'column':
		case 'text':
		case 'number':
		case 'word':
			return true;
		case 'cast':
			return isMeasurable(expression.operand);
		case 'call':
			return expression.name === 'now' && expression.operands.length === 0;
		case 'binary':
			return (
				/^[-+*/]$/.test(expression.sign) && isMeasurable(expression.left) && isMeasurable(expression.right)
			);
		default:
			return false;
	}
}

/** True for a constant, the current time among them. */
export function isValue(expression: Expression): boolean {
	const bare = withoutCast(expression);
	if (bare.kind === 'call') return bare.name === 'now' && bare.operands.length === 0;
	return bare.kind === 'text' || bare.kind === 'number' || bare.kind === 'word';
}

/** True for `true` and `false`. */
export function isTruth(expression: Expression): boolean {
	return expression.kind === 'word' && /^(?:true|false)$/.test(expression.value);
}

/** True for a moment or a day. */
export function isTimed(expression: Expression, types: ColumnTypes): boolean {
	if (expression.kind === 'column') return /^(?:timestamp|date)\b/.test(types.get(expression.name) ?? '');
	return expression.kind === 'word' || (expression.kind === 'call' && expression.name === 'now');
}

/** Casts that leave the value what it is: of constants, and between texts or numbers. */
export function withoutCast(expression: Expression): Expression {
	if (expression.kind !== 'cast') return expression;
	const { operand, type } = expression;
	const inner = withoutCast(operand);
	if (inner.kind === 'text' || inner.kind === 'number' || inner.kind === 'word' || inner.kind === 'array')
		return inner.kind === 'text' && /^-?\d+(?:\.\d+)?$/.test(inner.value) && !/char|text/.test(type)
			? { ...inner, kind: 'number' }
			: inner;
	return HARMLESS_CAST.test(type) ? inner : expression;
}

/** An operand as Markdown: its value without quotes, a column's name, else its SQL. */
export function shown(expression: Expression): string {
	if (expression.kind === 'text' || expression.kind === 'number') return codeSpan(expression.value);
	if (expression.kind === 'column') return codeSpan(expression.name);
	if (expression.kind === 'word') return MOMENTS[expression.value] ?? codeSpan(expression.value);
	if (expression.kind === 'call' && expression.name === 'now') return 'now';
	return codeSpan(oneLine(expression.source));
}
