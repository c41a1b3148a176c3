import { expect, it } from 'vitest';
import { makeRepository } from '../repository.ts';
import { commitBase, commitBranch, conflictsUnder, mergeBranch, rich } from './branches.ts';

const BASE = [
	'accounts',
	'bookings',
	'deposits',
	'folders',
	'grants',
	'invoices',
	'lessons',
	'meetings',
	'parcels',
];
const ADDED = ['audits', 'coupons', 'exports', 'fees', 'hotels', 'journeys'];

it('any two of many branches merge but for the history, unless their tables stand next to each other', {
	timeout: 240_000,
}, async () => {
	const repository = makeRepository();
	try {
		const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL UNIQUE);';
		await commitBase(repository, [users, ...BASE.map(rich)].join('\n'));
		for (const [index, name] of ADDED.entries()) await commitBranch(repository, name, index + 2, rich(name));

		const pairs = ADDED.flatMap((ours, index) =>
			ADDED.slice(index + 1).map((theirs) => [ours, theirs] as const),
		);
		const others = pairs.flatMap(([ours, theirs]) => {
			repository.git('switch', '--quiet', '--detach', ours);
			const conflicts = conflictsUnder(mergeBranch(repository, theirs));
			repository.git('reset', '--quiet', '--hard');
			const isHistoryAlone = conflicts.length === 1 && conflicts[0] === 'Migration History';
			return isHistoryAlone ? [] : [`${ours} and ${theirs}`];
		});
		expect(pairs).toHaveLength(15);
		expect(others).toEqual(['exports and fees']);
	} finally {
		repository.remove();
	}
});
