import type { Question } from './breach.ts';
import { listNames, nameAtHead } from './words.ts';

/** Migrations of the base branch that run in another order now, where a list says the order. */
export const reordered: Question = (history) => {
	const { kept, head, base, conduct, title } = history;
	if (conduct.order !== 'list') return [];
	const places = new Map(head.migrations.map((migration, index) => [migration, index] as const));
	const former = new Map(base.migrations.map((migration, index) => [migration, index] as const));
	const pairs = kept
		.filter(({ before }) => !before.isRepeatable)
		.toSorted((a, b) => (former.get(a.before) ?? 0) - (former.get(b.before) ?? 0));
	let furthest = -1;
	const moved = pairs.filter(({ after }) => {
		const place = places.get(after) ?? 0;
		if (place < furthest) return true;
		furthest = place;
		return false;
	});
	const [first] = moved;
	if (!first) return [];
	const names = moved.map(({ after }) => nameAtHead(history, after));
	const which = names.length === 1 ? `${names[0]} runs` : `${names.length} migrations of the base branch run`;
	return [
		{
			code: 'history/reordered',
			severity: conduct.late === 'refuses' ? 'error' : 'warning',
			message: `${which} earlier than ${names.length === 1 ? 'it does' : 'they do'} on the base branch`,
			detail: [
				conduct.late === 'refuses'
					? `${title} stops in a database that has run them in the old order.`
					: 'Databases that have run them keep what the old order built, and new ones may get something else.',
				...(names.length === 1 ? [] : [listNames(names)]),
			].join('\n'),
			place: { file: first.after.path, line: 1 },
			hint: 'Restore the order, and put the difference into a new migration.',
		},
	];
};
