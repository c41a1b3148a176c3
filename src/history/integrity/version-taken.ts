import type { Migration } from '../../project/project.ts';
import type { Breach, Question } from './breach.ts';
import type { ComparedHistory, RivalMigration } from './compared-history.ts';
import { versionKey } from './version-key.ts';
import { nameAtHead } from './words.ts';

/** New migrations whose version another one has, at the head, on the base branch or in another open pull request. */
export const versionTaken: Question = (history) => {
	const { conduct, added, renamed, head } = history;
	if (conduct.knows === 'file') return [];
	const moved = renamed.filter(({ before, after }) => before.version !== after.version);
	const fresh = new Set([...added, ...moved.map(({ after }) => after)].filter(isVersioned));
	if (fresh.size === 0) return [];
	const others = groupByVersion(head.migrations.filter(isVersioned));
	return head.migrations
		.filter((each) => fresh.has(each))
		.flatMap((each) => judge(each, others, fresh, history));
};

/** One of each kind at most: whoever shares a version with several has to move once. */
function judge(
	migration: Migration,
	others: ReadonlyMap<string, readonly Migration[]>,
	fresh: ReadonlySet<Migration>,
	history: ComparedHistory,
): readonly Breach[] {
	const { isKnown, base, tip, pullRequests, pullRequest } = history;
	const alike = others.get(versionKey(migration)) ?? [];
	const twin = alike.find((other) => other !== migration && !isPartOfSame(other, migration));
	const severity = isKnown ? 'error' : 'warning';
	// The second of two new ones is told, not both.
	if (twin && !(fresh.has(twin) && alike.indexOf(twin) > alike.indexOf(migration))) {
		const isCustom = !isKnown && hasDoubles(base.migrations);
		return isCustom ? [] : [taken(migration, `${nameAtHead(history, twin)} has already`, severity, history)];
	}
	const onTip = tip.find((other) => isRival(other, migration, history));
	if (onTip) {
		const words = `${nameAtHead(history, onTip)} has got on the base branch meanwhile`;
		return [taken(migration, words, severity, history)];
	}
	const rival = pullRequests.find(({ migrations }) =>
		migrations.some((other) => isRival(other, migration, history)),
	);
	const other = rival?.migrations.find((each) => isRival(each, migration, history));
	if (!rival || !other) return [];
	const words = `${nameAtHead(history, other)} has in the open pull request #${rival.number}`;
	const isFirst = pullRequest !== null && pullRequest < rival.number;
	// Whoever came first need not give way, and a stranger's pull request stops nobody.
	return [taken(migration, words, isFirst ? 'info' : rival.isFork ? 'warning' : severity, history)];
}

function taken(
	migration: Migration,
	words: string,
	severity: Breach['severity'],
	history: ComparedHistory,
): Breach {
	const { title, isKnown } = history;
	return {
		code: 'history/version-taken',
		severity,
		message: `${nameAtHead(history, migration)} has the version ${migration.version}, which ${words}`,
		detail: isKnown
			? `${title} knows migrations by their version: one of the two is refused or never run.`
			: 'Which of the two runs first, and whether both do, depends on the tool.',
		place: { file: migration.path, line: 1 },
		hint: 'Give the new one the next free version before it is merged.',
	};
}

function isRival(other: RivalMigration, migration: Migration, history: ComparedHistory): boolean {
	// A file of the same path is the same migration, in a branch upon this one; otherwise git tells of the conflict.
	return (
		versionKey(other) === versionKey(migration) &&
		nameAtHead(history, other) !== nameAtHead(history, migration)
	);
}

function isVersioned({ isRepeatable, version }: Migration): boolean {
	return !isRepeatable && version !== '';
}

function groupByVersion(migrations: readonly Migration[]): ReadonlyMap<string, readonly Migration[]> {
	const groups = new Map<string, Migration[]>();
	for (const migration of migrations) {
		const key = versionKey(migration);
		const group = groups.get(key);
		if (group) group.push(migration);
		else groups.set(key, [migration]);
	}
	return groups;
}

function hasDoubles(migrations: readonly Migration[]): boolean {
	return groupByVersion(migrations.filter(isVersioned)).size < migrations.filter(isVersioned).length;
}

/** Some tools take several files for one migration: its SQL and its YAML. */
function isPartOfSame(one: Migration, other: Migration): boolean {
	const stem = ({ path }: Migration): string => path.replace(/\.\w+$/, '');
	return stem(one) === stem(other);
}
