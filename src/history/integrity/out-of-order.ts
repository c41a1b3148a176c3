import type { Migration } from '../../project/project.ts';
import type { Breach, Question } from './breach.ts';
import type { ComparedHistory, RivalMigration } from './compared-history.ts';
import { versionKey } from './version-key.ts';
import { listNames, nameAtHead, sentences } from './words.ts';

/** New migrations that sort before one that the base branch has, so that databases may have run that one already. */
export const outOfOrder: Question = (history) => {
	const { conduct, added } = history;
	if (conduct.grows) return [];
	const candidates = added.filter(({ isRepeatable, mayBeLate }) => !isRepeatable && !mayBeLate);
	const late = candidates.some(({ stamp }) => stamp !== undefined)
		? lateByStamp(candidates, history)
		: lateByOrder(candidates, history);
	return late.length === 0 ? [] : [describe(late, history)];
};

interface Late {
	readonly migration: Migration;
	/** The last one that comes after it. */
	readonly last: RivalMigration;
}

function lateByStamp(candidates: readonly Migration[], { kept, tip }: ComparedHistory): readonly Late[] {
	const [last] = [...kept.map(({ after }) => after), ...tip].toSorted(
		(a, b) => (b.stamp ?? 0) - (a.stamp ?? 0),
	);
	if (last?.stamp === undefined) return [];
	const newest = last.stamp;
	return candidates.flatMap((migration) =>
		migration.stamp !== undefined && migration.stamp <= newest ? [{ migration, last }] : [],
	);
}

function lateByOrder(candidates: readonly Migration[], history: ComparedHistory): readonly Late[] {
	const { head, kept, merged, tip } = history;
	const former = new Set(kept.filter(({ before }) => !before.isRepeatable).map(({ after }) => after));
	const lastHere = head.migrations.findLastIndex((each) => former.has(each));
	const places = new Map(head.migrations.map((migration, index) => [migration, index] as const));
	const arrived = new Map(tip.map((each) => [each.path, each] as const));
	const lastThere = merged.findLastIndex((path) => arrived.has(path));
	const mergedPlaces = new Map(merged.map((path, index) => [path, index] as const));
	return candidates.flatMap((migration): readonly Late[] => {
		const here = head.migrations[lastHere];
		const isBefore = here && (places.get(migration) ?? 0) < lastHere;
		// Of one version with another it is told that it has that.
		if (isBefore) return versionKey(here) === versionKey(migration) ? [] : [{ migration, last: here }];
		const there = arrived.get(merged[lastThere] ?? '');
		const place = mergedPlaces.get(migration.path);
		return there && place !== undefined && place < lastThere ? [{ migration, last: there }] : [];
	});
}

function describe(late: readonly Late[], history: ComparedHistory): Breach {
	const { conduct } = history;
	const names = late.map(({ migration }) => nameAtHead(history, migration));
	const [first] = late;
	const last = first ? nameAtHead(history, first.last) : '';
	const isOne = names.length === 1;
	const isDated = first?.migration.stamp !== undefined;
	const comes = isDated
		? isOne
			? 'is dated before'
			: 'are dated before'
		: isOne
			? 'sorts before'
			: 'sort before';
	const which = isOne ? names[0] : `${names.length} new migrations`;
	return {
		code: 'history/out-of-order',
		severity: conduct.late === 'skips' || conduct.late === 'refuses' ? 'warning' : 'info',
		message: `${which} ${comes} ${last}, which the base branch has already`,
		detail: [consequenceOf(history, last, isOne), ...(isOne ? [] : [listNames(names)])].join('\n'),
		place: first ? { file: first.migration.path, line: 1 } : null,
		hint: sentences(
			isDated ? '' : `Give ${isOne ? 'it' : 'them'} a version above ${last}.`,
			conduct.lateWayOut,
		),
	};
}

function consequenceOf({ title, conduct }: ComparedHistory, last: string, isOne: boolean): string {
	const [it, they] = isOne ? ['it', 'It is'] : ['them', 'They are'];
	switch (conduct.late) {
		case 'skips':
			return `${title} never runs ${it} in a database that has run ${last}, and says nothing.`;
		case 'refuses':
			return `${title} refuses to run ${it} in a database that has run ${last}.`;
		case 'runs':
			return `${title} runs ${it} all the same, so that databases differ in the order in which they have run them.`;
		case 'unknown':
			return `${they} to run in a database that has run ${last}; whether that happens depends on the tool.`;
	}
}
