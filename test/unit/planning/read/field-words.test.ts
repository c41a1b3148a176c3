import { describe, expect, it } from 'vitest';
import {
	readField,
	readLimits,
	readLongest,
	readRequired,
	readValues,
} from '../../../../src/planning/read/field-words.ts';

const place = { file: 'a.md', line: 1 };

describe('words about a field', () => {
	it.each([
		['required', true],
		['must not be empty', true],
		['optional', false],
		['nullable', false],
		['not required', false],
		['a plain word', null],
	])('%s: required %s', (words, expected) => {
		expect(readRequired(words)).toBe(expected);
	});

	it.each([
		['one of open, pending or solved', ['open', 'pending', 'solved']],
		['enum: `open`, `on hold`', ['open', 'on_hold']],
		['(low, normal, high), default normal', ['low', 'normal', 'high']],
		['one of `new`, `closed`; default `new`', ['new', 'closed']],
		['open | closed', ['open', 'closed']],
		['(max 200 characters, required)', []],
		['something, anything', []],
	])('%s: values %j', (words, expected) => {
		expect(readValues(words)).toEqual(expected);
	});

	it.each([
		['max 200 characters', 200],
		['at most 50 chars', 50],
		['up to 1000 characters', 1000],
		['max length 20', 20],
		['varchar(40)', 40],
		['max 5', null],
	])('%s: longest %s', (words, expected) => {
		expect(readLongest(words)).toBe(expected);
	});

	it.each([
		['between 1 and 5', 1, 5],
		['1-5', 1, 5],
		['at least 3', 3, null],
		['must be positive', 1, null],
		['never negative', 0, null],
		['any number', null, null],
	])('%s: from %s to %s', (words, least, most) => {
		expect(readLimits(words)).toEqual({ least, most });
	});

	it.each([
		['uuid, FK to customers', { type: 'uuid', references: 'customers' }],
		['references teams(id)', { references: 'teams.id' }],
		['string, unique, default `x`', { type: 'string', unique: true, default: 'x' }],
		['not unique', { unique: false }],
		['integer, primary key, auto-increment', { type: 'integer', primary: true, increment: true }],
		['decimal(10,2), default 0', { type: 'decimal(10,2)', default: '0' }],
	])('%s', (words, expected) => {
		expect(readField('Ticket', 'x', words, place)).toMatchObject(expected);
	});
});
