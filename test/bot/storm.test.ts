import { expect, it } from 'vitest';
import { runStorm } from '../../scripts/storm/run-storm.ts';

it('ends with one comment about the newest head of each pull request, whatever fails meanwhile', async () => {
	const { wrong, figures } = await runStorm({
		deliveries: 300,
		...{ repositories: 4, pullsPerRepository: 5, kills: 2, restarts: 1, atOnce: 4 },
		seed: 5,
		say: () => {},
	});
	expect(wrong).toEqual([]);
	expect(figures.deliveries).toBe(300);
	expect(figures['attempts that failed']).toBeGreaterThan(0);
}, 240_000);
