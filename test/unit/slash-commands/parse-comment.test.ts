import { expect, it } from 'vitest';
import { parseComment } from '../../../src/slash-commands/parse-comment.ts';

it.each([
	['/database-spec update', { name: 'update', argument: '' }],
	['/database-spec update\r\nplease', { name: 'update', argument: '' }],
	['/database-spec   explain\tdrift/removed  ', { name: 'explain', argument: 'drift/removed' }],
	['/database-spec Update', { name: 'update', argument: '' }],
	['/database-spec', { name: '', argument: '' }],
	['/database-spec \n', { name: '', argument: '' }],
	['/database-spec frobnicate now', { name: 'frobnicate', argument: 'now' }],
])('reads %j', (body, expected) => {
	expect(parseComment(body)).toEqual(expected);
});

it.each([
	'',
	' /database-spec update',
	'> /database-spec update',
	'Please /database-spec update',
	'hello\n/database-spec update',
	'/database-specs update',
	'/database-spec 7',
	'/database-spec update; rm -rf /'.replace(' update', '\u00a0update'),
	`/database-spec ${'a'.repeat(100)}`,
])('takes %j for no command', (body) => {
	expect(parseComment(body)).toBeNull();
});

it('ends in time whatever stands there', () => {
	expect(parseComment(`/database-spec ${' \t'.repeat(100_000)}`)).toEqual({ name: '', argument: '' });
});
