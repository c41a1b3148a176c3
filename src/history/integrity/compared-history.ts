import type { Conduct } from '../../project/conduct.ts';
import { movedPath } from '../../project/moved-paths.ts';
import type { Migration, MigrationHistory } from '../../project/project.ts';
import { comparePaths } from '../../project/sources/paths.ts';
import { pairMigrations } from './pair-migrations.ts';
import { runSame } from './same-statements.ts';

/** A migration of the merge base and what the head has in its place. */
export interface KeptMigration {
	readonly before: Migration;
	readonly after: Migration;
}

/** A migration that somebody else adds at the same time, as far as its name tells. */
export interface RivalMigration {
	readonly path: string;
	readonly version: string;
	/** Left out where the order says it. */
	readonly stamp?: number;
}

/** An open pull request into the same branch and what it adds to the same history. */
export interface RivalPullRequest {
	readonly number: number;
	readonly isFork: boolean;
	readonly migrations: readonly RivalMigration[];
}

/** What others do to the same history at the same time. */
export interface Rivals {
	/** The number of this pull request; null where it has none. */
	readonly pullRequest: number | null;
	/** What the base branch has got since the merge base. */
	readonly tip: readonly RivalMigration[];
	/** The paths of the added migrations and of those, in the order in which the tool runs them together. */
	readonly merged: readonly string[];
	readonly pullRequests: readonly RivalPullRequest[];
}

/** What is known of the head beside its history. */
export interface HeadFacts {
	/** Every file, also those that are not run. */
	readonly headFiles: ReadonlySet<string>;
	/** Of each change of the schema since the merge base the migration that makes it; null where that is not known. */
	readonly changedBy: readonly (string | null)[];
}

/** What a pull request does to a history. */
export interface ComparedHistory extends HeadFacts, Rivals {
	/** The tool's own name. */
	readonly title: string;
	readonly conduct: Conduct;
	readonly head: MigrationHistory;
	readonly base: MigrationHistory;
	/** What both have at the same place, as it stood and as it stands. */
	readonly kept: readonly KeptMigration[];
	readonly renamed: readonly KeptMigration[];
	readonly deleted: readonly Migration[];
	readonly added: readonly Migration[];
	/** Whether the tool is known; of files of no known tool nobody can say what is done with them. */
	readonly isKnown: boolean;
	/** What stands in place of several migrations and builds what they built; empty where nothing does. */
	readonly squashed: readonly Migration[];
}

/** Tells what has become of each migration of the merge base. */
export function compareHistories(
	tool: Pick<ComparedHistory, 'title' | 'conduct'>,
	{ base, head }: Pick<ComparedHistory, 'base' | 'head'>,
	facts: HeadFacts,
): Omit<ComparedHistory, keyof Rivals> {
	const paired = asWhole(pairMigrations(base, head, tool.conduct));
	// A baseline or checkpoint stands for files that are still there; what a list names has to be in the list.
	const isGone = ({ path, isRepeatable }: Migration): boolean =>
		!isRepeatable && (tool.conduct.order === 'list' || !facts.headFiles.has(movedPath(path, base, head)));
	const compared = { ...paired, deleted: paired.deleted.filter(isGone) };
	const squashed = findSquash(compared, facts.changedBy);
	const isKnown = tool.conduct.onMissing !== 'unknown';
	return { ...facts, ...tool, isKnown, base, head, ...compared, squashed };
}

type Paired = Pick<ComparedHistory, 'kept' | 'renamed' | 'deleted' | 'added'>;

/** Where several are gone, a file that happens to have one's version is no new form of that one. */
function asWhole(paired: Paired): Paired {
	const { deleted, renamed, added } = paired;
	const others = renamed.filter(({ before, after }) => !runSame(before, after));
	if (deleted.length === 0 || deleted.length + others.length < 2) return paired;
	return {
		...paired,
		renamed: renamed.filter((pair) => !others.includes(pair)),
		deleted: [...deleted, ...others.map(({ before }) => before)].toSorted(byPath),
		added: [...added, ...others.map(({ after }) => after)].toSorted(byPath),
	};
}

function byPath(a: Migration, b: Migration): number {
	return comparePaths(a.path, b.path);
}

/** Fewer files than are gone, of which at least one makes no change: it builds what they built. */
function findSquash(
	{ kept, deleted, added }: Paired,
	changedBy: HeadFacts['changedBy'],
): readonly Migration[] {
	const rewritten = kept.filter(({ before, after }) => !runSame(before, after));
	const isFewer = added.length < deleted.length && deleted.length + rewritten.length > 1;
	if (deleted.length === 0 || !isFewer) return [];
	const makers = new Set(changedBy);
	const later = new Set(added.map(({ path }) => path));
	if (changedBy.some((path) => path === null || !later.has(path))) return [];
	return [...rewritten.map(({ after }) => after), ...added].filter(({ path }) => !makers.has(path));
}
