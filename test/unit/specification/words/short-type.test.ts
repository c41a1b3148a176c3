import { expect, it } from 'vitest';
import { shortType } from '../../../../src/specification/words/short-type.ts';

it.each([
	['timestamp with time zone', 'timestamptz'],
	['timestamp(3) without time zone[]', 'timestamp(3)[]'],
	['time(0) with time zone', 'timetz(0)'],
	['character varying(255)', 'varchar(255)'],
	['character(2)', 'char(2)'],
	['"char"', '"char"'],
	['character_set', 'character_set'],
	['text', 'text'],
])('%s is known as %s', (type, short) => {
	expect(shortType(type)).toBe(short);
});
