import { expect, it } from 'vitest';
import { findMissed, requestMissed } from '../../../src/bot/missed-deliveries.ts';
import type { DeliveryAttempt } from '../../../src/github/redeliveries.ts';

const attempt = (id: number, guid: string, part: Partial<DeliveryAttempt> = {}): DeliveryAttempt => ({
	...{ id, guid, event: 'pull_request', at: id * 1000, succeeded: false },
	...part,
});
const all = () => true;

it.each<[string, readonly DeliveryAttempt[], readonly number[]]>([
	['a failure', [attempt(1, 'a')], [1]],
	['a failure that was made good', [attempt(2, 'a', { succeeded: true }), attempt(1, 'a')], []],
	['a failure that failed again: the newest', [attempt(2, 'a'), attempt(1, 'a')], [2]],
	['a failure just now', [attempt(101, 'a')], []],
	['several, oldest first', [attempt(3, 'b'), attempt(1, 'a')], [1, 3]],
	['what failed too often', [1, 2, 3, 4, 5, 6].map((id) => attempt(id, 'a')), []],
	['nothing', [], []],
])('finds %s', (_, attempts, expected) => {
	expect(findMissed(attempts, all, 100_000).map(({ id }) => id)).toEqual(expected);
});

it('asks for three days and for what is of interest', async () => {
	const asked: unknown[] = [];
	const port = {
		since: async (time: number) => {
			asked.push(time);
			return [attempt(1, 'a'), attempt(2, 'b', { event: 'star' })];
		},
		redeliver: async (id: number) => void asked.push(id),
	};
	const now = 10 * 86_400_000;
	expect(await requestMissed(port, (event) => event !== 'star', now, 60)).toEqual(['a']);
	expect(asked).toEqual([7 * 86_400_000, 1]);
});
