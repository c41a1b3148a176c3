import type { Conduct } from '../../project/conduct.ts';
import { pathInHistory } from '../../project/moved-paths.ts';
import type { Migration, MigrationHistory } from '../../project/project.ts';
import type { ComparedHistory, KeptMigration } from './compared-history.ts';
import { essenceOf } from './same-statements.ts';

/** What tells that two files are one migration. */
type Mark = (migration: Migration, history: MigrationHistory) => string;

/**
 * Finds for each migration of the merge base what it has become, the surest sign first: what the tool knows it by, its
 * place, its text, what it runs, its version.
 */
export function pairMigrations(
	base: MigrationHistory,
	head: MigrationHistory,
	{ knows }: Conduct,
): Pick<ComparedHistory, 'kept' | 'renamed' | 'deleted' | 'added'> {
	const place: Mark = (migration, history) => pathInHistory(history, migration.path);
	const kept = match(base.migrations, head.migrations, base, head, [
		(migration, history) => migration.identity ?? place(migration, history),
		place,
	]);
	const renamed = match(kept.left, kept.right, base, head, [
		({ source }) => source,
		essenceOf,
		...(knows === 'file' ? [] : [({ version }: Migration) => version]),
	]);
	return { kept: kept.pairs, renamed: renamed.pairs, deleted: renamed.left, added: renamed.right };
}

interface Matched {
	readonly pairs: readonly KeptMigration[];
	/** Those of the base without a match. */
	readonly left: readonly Migration[];
	/** Those of the head without a match. */
	readonly right: readonly Migration[];
}

/** Pairs what has the same mark, one mark after the other; several of one mark are paired in their order. */
function match(
	before: readonly Migration[],
	after: readonly Migration[],
	base: MigrationHistory,
	head: MigrationHistory,
	marks: readonly Mark[],
): Matched {
	const found = new Map<Migration, Migration>();
	const taken = new Set<Migration>();
	for (const mark of marks) {
		const waiting = new Map<string, Migration[]>();
		for (const migration of after) {
			if (taken.has(migration)) continue;
			const key = mark(migration, head);
			const alike = waiting.get(key);
			if (alike) alike.push(migration);
			else waiting.set(key, [migration]);
		}
		for (const alike of waiting.values()) alike.reverse();
		for (const migration of before) {
			const other = found.has(migration) ? undefined : waiting.get(mark(migration, base))?.pop();
			if (!other) continue;
			found.set(migration, other);
			taken.add(other);
		}
	}
	return {
		pairs: [...found].map(([one, other]) => ({ before: one, after: other })),
		left: before.filter((migration) => !found.has(migration)),
		right: after.filter((migration) => !taken.has(migration)),
	};
}
