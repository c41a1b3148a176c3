import type { ValueType } from '../../rows/value-type.ts';

/** Longer than any length that people give a `varchar`; as one letter again and again it still fits into an index. */
const LONG_TEXT = 12_000;
/** More labels than this are not tried one by one. */
const MOST_LABELS = 60;

const TEXTS = /^(?:text|character varying|character|citext|bpchar)$/;

/**
 * Values of a type that show what a column allows, as the engine reads them: a migration that cannot bear one of them
 * fails. Numbers are beyond the next smaller type but leave room: products of two, and sums, stay within their own type,
 * so that arithmetic fails no migration that it would not fail in life.
 */
export function tellingValues(type: ValueType): readonly string[] {
	const { name, sizes, labels, element, fields, subtype } = type;
	if (labels) return labels.slice(0, MOST_LABELS);
	if (element) return ['{}', ...arraysOf(element)];
	if (subtype) return name === 'multirange' ? ['{}'] : ['empty'];
	if (fields) return [];
	if (TEXTS.test(name)) {
		const longest = sizes[0] ?? (name === 'bpchar' || name === 'character' ? 1 : LONG_TEXT);
		return ['', 'x'.repeat(Math.min(longest, LONG_TEXT)), 'n/a'.slice(0, longest), 'Ж✓ñ'.slice(0, longest)];
	}
	switch (name) {
		case 'boolean':
			return ['true', 'false'];
		case 'smallint':
			return ['0', '-1', '180'];
		case 'integer':
			return ['0', '-1', '40000'];
		case 'bigint':
			return ['0', '-1', '3000000000'];
		case 'numeric':
			return ['0', '-1', longNumber(sizes)];
		case 'real':
		case 'double precision':
			return ['0', '-1.5', '123456789012.25'];
		case 'date':
			return ['1900-01-01', '2999-12-31'];
		case 'timestamp without time zone':
		case 'timestamp with time zone':
			return ['1900-01-01 00:00:00.123456+00', '2999-12-31 23:59:59+00'];
		case 'interval':
			return ['0', '-1 day', '100 years'];
		case 'json':
		case 'jsonb':
			return ['{}', '[]', '"text"'];
		case 'bytea':
			return ['\\x'];
		default:
			return [];
	}
}

/** Values that a column which tells rows apart may have beside those that it has, and that leave room to count on. */
export function tellingKeys({ name }: ValueType): readonly string[] {
	if (name === 'bigint') return ['3000000000'];
	return name === 'integer' ? ['40000'] : [];
}

/** As many digits as fit, the first of them a 4, so that two of them can be added up. */
function longNumber([precision, scale = 0]: readonly number[]): string {
	if (precision === undefined) return '40000000000000000000.123456789';
	const whole = precision - scale;
	const fraction = scale > 0 ? `.${'9'.repeat(Math.min(scale, precision)).padStart(scale, '0')}` : '';
	const digits = whole > 0 ? `4${'9'.repeat(whole - 1)}` : '0';
	return `${digits}${'0'.repeat(Math.max(-scale, 0))}${fraction}`;
}

function arraysOf(element: ValueType): readonly string[] {
	const values = tellingValues(element).filter((value) => /^[A-Za-z0-9._-]+$/.test(value));
	return values.length > 0 ? [`{${[values[0], ...values.slice(0, 1)].join(',')}}`] : [];
}
