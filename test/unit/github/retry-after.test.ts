import { expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { answeredStatus, secondsToWait } from '../../../src/github/retry-after.ts';

const NOW = 1_000_000;

function refused(headers: Readonly<Record<string, string>>): Error {
	return Object.assign(new Error('no'), { status: 403, response: { headers } });
}

it.each<[string, unknown, number | null]>([
	['what GitHub asks for', refused({ 'retry-after': '30' }), 30],
	['no less than a second', refused({ 'retry-after': '0' }), 1],
	['a time in words, which is not understood', refused({ 'retry-after': 'soon' }), null],
	['the end of the hour', refused({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1060' }), 60],
	[
		'nothing while requests are left',
		refused({ 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '1060' }),
		null,
	],
	[
		'what the cause of an error asks for',
		new UserError('publish', 'x', { cause: refused({ 'retry-after': '9' }) }),
		9,
	],
	['nothing for another error', new Error('x'), null],
	['nothing for what is no error', 'x', null],
])('waits for %s', (_, error, expected) => {
	expect(secondsToWait(error, NOW)).toBe(expected);
});

it('knows the status of an error or of its cause', () => {
	expect(answeredStatus(new UserError('publish', 'x', { cause: refused({}) }))).toBe(403);
	expect(answeredStatus(new Error('x'))).toBeNull();
});
