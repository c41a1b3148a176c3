import { expect, test } from 'vitest';
import {
	quoteIdentifier,
	quoteLiteral,
	quoteQualified,
	quoteRelation,
} from '../../../../../src/dialects/postgres/ddl/quote.ts';

test.each([
	['users', 'users'],
	['_x$1', '_x$1'],
	['Users', '"Users"'],
	['1st', '"1st"'],
	['a"b', '"a""b"'],
	['', '""'],
	['naïve', '"naïve"'],
	['select', '"select"'],
	['user', '"user"'],
	['time', '"time"'],
	['name', 'name'],
	['x; DROP TABLE y', '"x; DROP TABLE y"'],
])('name %s → %s', (name, quoted) => {
	expect(quoteIdentifier(name)).toBe(quoted);
});

test.each([
	['public', 'users', 'users'],
	['app', 'users', 'app.users'],
	['public', 'pg_like', 'public.pg_like'],
	['Odd ns', 'order', '"Odd ns"."order"'],
])('relation %s, %s → %s', (namespace, name, quoted) => {
	expect(quoteRelation(namespace, name)).toBe(quoted);
});

test('types and functions carry their namespace, literals double their quotes only', () => {
	expect(quoteQualified('public', 'date')).toBe('public.date');
	expect(quoteLiteral(`it's \\n`)).toBe(`'it''s \\n'`);
});
