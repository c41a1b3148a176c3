import type { ValueType } from '../value-type.ts';
import { hexText, uuidText } from './hex-texts.ts';
import { jsonText } from './json-text.ts';
import { numberText } from './number-text.ts';
import { plainText } from './plain-text.ts';
import { isMomentType, momentFor, readMoment, writeMoment } from './time-values.ts';
import { sampleOf } from './type-samples.ts';
import { demandsOf, domainDemands, refusedValues, type ValueWish } from './value-wish.ts';

const NUMBERS = /^(?:smallint|integer|bigint|numeric|real|double precision)$/;
const TEXTS = /^(?:text|character varying|character|name|citext|bpchar)$/;
const DAY = 86_400_000;
/** What is false to begin with. */
const EXCEPTIONAL = /delet|archiv|disabl|revok|bann|block|hidden|remov|error|fail|expir/i;

/** What an input function of a type that nobody knows may take. */
const UNKNOWN = ['1', 'a', '{}', '(1,2)', '[1,2]', '1.0', 'example', '192.0.2.1', '2024-03-01'];

/** A value as the engine reads it; null for SQL's null. */
export function makeValue(wish: ValueWish): string | null {
	const { type, demands, attempt } = wish;
	const row = wish.row + attempt;
	if (demands.some(({ kind }) => kind === 'null')) return null;
	return (
		choose(wish, row) ??
		valueBeside(wish, row) ??
		valueOfType({ ...wish, row, attempt: 0 }) ??
		sampleOf(type.name, type.sizes, row) ??
		UNKNOWN[attempt % UNKNOWN.length]!
	);
}

function valueOfType(wish: ValueWish): string | null {
	const { type, row, column } = wish;
	if (type.element) return arrayText(wish, type.element);
	if (type.labels) return label(wish, type.labels);
	if (type.fields) return compositeText(wish, type.fields);
	if (type.subtype) return rangeText(wish, type.subtype);
	if (type.name === 'boolean') return String((row % 2 === 0) !== EXCEPTIONAL.test(column));
	if (NUMBERS.test(type.name)) return numberText(wish);
	if (isMomentType(type.name)) return momentText(wish);
	if (type.name.startsWith('time '))
		return writeMoment(type.name, momentFor(column, 0) + (row % 12) * (DAY / 24));
	if (type.name === 'uuid') return uuidText(wish);
	if (/^jsonb?$/.test(type.name) || demandsOf(wish.demands, 'json-key').length > 0) return jsonText(wish);
	if (TEXTS.test(type.name)) return plainText(wish);
	return type.name === 'bytea' ? bytes(wish) : null;
}

/** One of the values that the rules name, where they do. */
function choose({ demands }: ValueWish, row: number): string | null {
	const choices = demandsOf(demands, 'one-of');
	const [first] = choices;
	if (!first) return null;
	const refused = refusedValues(demands);
	const left = first.values.filter(
		(value) => !refused.has(value) && choices.every(({ values }) => values.includes(value)),
	);
	return left[row % Math.max(left.length, 1)] ?? null;
}

function label({ demands, row }: ValueWish, labels: readonly string[]): string | null {
	const refused = refusedValues(demands);
	const left = labels.filter((each) => !refused.has(each));
	return left[row % Math.max(left.length, 1)] ?? null;
}

/** A value that stands in an order to values that the row has already. */
function valueBeside({ demands, others, type }: ValueWish, row: number): string | null {
	const found = demandsOf(demands, 'beside').flatMap(({ sign, other }) => {
		const value = others.get(other);
		return typeof value === 'string' ? [{ sign, value }] : [];
	});
	const [first] = found;
	if (!first) return null;
	if (first.sign === '=') return first.value;
	const read = NUMBERS.test(type.name) ? Number : isMomentType(type.name) ? readMoment : null;
	if (!read) return null;
	const isBelow = first.sign === '<' || first.sign === '<=';
	const values = found.map(({ value }) => read(value));
	const nearest = isBelow ? Math.min(...values) : Math.max(...values);
	if (Number.isNaN(nearest)) return null;
	const step = (isBelow ? -1 : 1) * (read === Number ? 1 : DAY * (row + 1));
	return read === Number ? String(nearest + step) : writeMoment(type.name, nearest + step);
}

/** As many bytes as a rule asks for. */
function bytes({ demands, row, table, column }: ValueWish): string | null {
	const [length] = demandsOf(demands, 'length');
	return length
		? `\\x${hexText({ table, column, row }, 2 * Math.min(Math.max(length.least, 1), 1000))}`
		: null;
}

function arrayText(wish: ValueWish, element: ValueType): string {
	const [length] = demandsOf(wish.demands, 'length');
	const count = Math.min(Math.max(length?.least ?? 0, Math.min(1, length?.most ?? 1)), 100);
	const demands = [
		...wish.demands.filter(({ kind }) => kind !== 'length'),
		...domainDemands(element, wish.column),
	];
	const column = wish.column.replace(/s$/, '');
	const values = Array.from({ length: count }, (_, index) =>
		makeValue({ ...wish, type: element, row: wish.row + index, demands, column }),
	);
	return `{${values.map((value) => (value === null ? 'NULL' : quotePart(value))).join(',')}}`;
}

function quotePart(value: string): string {
	const isPlain = /^[A-Za-z0-9_.+:-]+$/.test(value) && !/^null$/i.test(value);
	return isPlain ? value : `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

function compositeText(wish: ValueWish, fields: NonNullable<ValueType['fields']>): string {
	const values = fields.map(({ name, type }) =>
		makeValue({ ...wish, column: name, type, demands: domainDemands(type, name), others: new Map() }),
	);
	return `(${values.map((value) => (value === null ? '' : quotePart(value))).join(',')})`;
}

function rangeText(wish: ValueWish, subtype: ValueType): string {
	const bound = (row: number): string =>
		quotePart(makeValue({ ...wish, type: subtype, demands: [], row, others: new Map() }) ?? '');
	const range = `[${bound(2 * wish.row)},${bound(2 * wish.row + 1)})`;
	return wish.type.name === 'multirange' ? `{${range}}` : range;
}

function momentText({ type, demands, column, row }: ValueWish): string {
	let moment = momentFor(column, row);
	for (const { sign, value } of demandsOf(demands, 'bound')) {
		const isUpwards = sign.startsWith('>');
		if (value === 'now') {
			if (isUpwards) moment = Date.UTC(2099, 0, 1 + row);
			continue;
		}
		const bound = readMoment(value);
		if (isUpwards && moment < bound) moment = bound + (row + (sign === '>' ? 1 : 0)) * DAY;
		if (!isUpwards && moment >= bound) moment = bound - (row + (sign === '<' ? 1 : 0)) * DAY;
	}
	return writeMoment(type.name, moment);
}
