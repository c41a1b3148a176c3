import { expect, it } from 'vitest';
import { fairGroups } from '../../../../src/bot/queue/fair-groups.ts';

it('serves each group once in a round', () => {
	const groups = fairGroups();
	expect(groups.nextRound()).toBe(false);
	groups.served('a');
	expect(groups.ignored(0)).toEqual(['a']);
	groups.served('b');
	expect(groups.ignored(0)).toEqual(['a', 'b']);
	expect(groups.nextRound()).toBe(true);
	expect(groups.ignored(0)).toEqual([]);
});

it('leaves a paused group alone until its time, in every round', () => {
	const groups = fairGroups();
	groups.pause('a', 1000);
	groups.served('a');
	expect(groups.nextRound()).toBe(true);
	expect(groups.ignored(999)).toEqual(['a']);
	expect(groups.ignored(1000)).toEqual([]);
});
