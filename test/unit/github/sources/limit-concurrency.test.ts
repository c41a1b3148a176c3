import { expect, it } from 'vitest';
import { limitConcurrency } from '../../../../src/github/sources/limit-concurrency.ts';

it('runs so many at a time, in order, and goes on after a failure', async () => {
	const inTurn = limitConcurrency(2);
	const started: number[] = [];
	let running = 0;
	let most = 0;
	const results = await Promise.allSettled(
		[0, 1, 2, 3, 4].map((number) =>
			inTurn(async () => {
				started.push(number);
				running += 1;
				most = Math.max(most, running);
				await new Promise((resolve) => setTimeout(resolve, 5));
				running -= 1;
				if (number === 1) throw new Error('no');
				return number;
			}),
		),
	);
	expect(started).toEqual([0, 1, 2, 3, 4]);
	expect(most).toBe(2);
	expect(results.map(({ status }) => status)).toEqual([
		'fulfilled',
		'rejected',
		...Array(3).fill('fulfilled'),
	]);
});
