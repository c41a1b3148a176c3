import { expect, it } from 'vitest';
import { isMomentName, momentFor } from '../../../../../src/rehearsal/rows/values/time-values.ts';

it('puts what happens to a row in an order that can be', () => {
	const columns = [
		'createdAt',
		'signed_at',
		'updated_at',
		'deleted_at',
		'available_at',
		'next_reminder_at',
		'expires_at',
	];
	const moments = columns.map((column) => momentFor(column, 0));
	expect(moments).toEqual(moments.toSorted((a, b) => a - b));
	expect(new Set(moments).size).toBe(columns.length);
	for (const column of ['periodEnd', 'lock_until', 'delete_by', 'due_date', 'valid_to'])
		expect(momentFor(column, 0)).toBe(momentFor('expires_at', 0));
	expect(momentFor('rendered_at', 0)).toBe(momentFor('signed_at', 0));
});

it.each([
	['created_at', true],
	['expiration_time', true],
	['updation_time', true],
	['wait_till', true],
	['delete_by', true],
	['response_time', false],
	['deleted_by', false],
	['format', false],
	['count', false],
])('sees whether the number %s is a moment', (name, expected) => {
	expect(isMomentName(name)).toBe(expected);
});
