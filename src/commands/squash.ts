import type { DatabaseConfig } from '../config/config.ts';
import { UserError } from '../errors.ts';
import { makeSquash } from '../history/squash/make-squash.ts';
import type { FileEdit } from '../history/squash/squash.ts';
import { loadProject } from '../project/load-project.ts';
import { movedPath } from '../project/moved-paths.ts';
import type { FileSource, MigrationHistory } from '../project/project.ts';
import { findBase } from '../project/sources/git-commits.ts';
import { openGitObjects } from '../project/sources/git-objects.ts';
import { makeSquashReport } from '../report/squash/make-squash-report.ts';
import type { SquashReport } from '../report/squash/squash-report.ts';
import { chooseDialect } from './choose-dialect.ts';
import { type ChosenRange, rangeBetween, rangeSince } from './choose-range.ts';
import { loadBase } from './load-base.ts';
import { openRepository, type Repository } from './open-repository.ts';
import type { RunInput, RunSettings } from './run-input.ts';

/** Which migrations are to be folded. */
export interface SquashRequest {
	/** Versions, file names or paths; null for the first and the last. */
	readonly from: string | null;
	readonly to: string | null;
	/** A ref whose merge base with HEAD has those that are left out; null where the range is given by names. */
	readonly base: string | null;
}

/** What a squash came to, and the files that it changes. */
export interface Squashed {
	readonly report: SquashReport;
	readonly edits: readonly FileEdit[];
}

/** Folds migrations of one database into one, proven; writes nothing itself. */
export async function squash(input: RunInput & SquashRequest): Promise<Squashed> {
	const repository = await openRepository(input);
	const { base, cwd } = input;
	const mergeBase = base === null ? null : await openGitObjects(cwd, (await findBase(cwd, base)).mergeBase);
	return squashRepository(repository, mergeBase, input);
}

/** The same for a repository's state and its merge base, whose migrations are left out; null where the range is given by names. */
export async function squashRepository(
	{ head, databases }: Pick<Repository, 'head' | 'databases'>,
	base: FileSource | null,
	input: RunSettings & Pick<SquashRequest, 'from' | 'to'>,
): Promise<Squashed> {
	const [database, ...others] = databases;
	if (!database || others.length) {
		throw new UserError('config', `the config has ${databases.length} databases and a squash is of one`, {
			hint: `Add --database NAME with one of: ${databases.map(({ name }) => name).join(', ')}.`,
		});
	}
	return squashDatabase(database, head, base, input);
}

/** Folds migrations of one database of a repository's state. */
export async function squashDatabase(
	database: DatabaseConfig,
	head: FileSource,
	base: FileSource | null,
	input: RunSettings & Pick<SquashRequest, 'from' | 'to'>,
): Promise<Squashed> {
	const { history } = await loadProject(head, database);
	const { range, fixed } = base
		? await sinceBase(history, base, database)
		: rangeBetween(history, input.from, input.to);
	const made = await makeSquash({
		dialect: chooseDialect(database, input),
		...{ history, range, fixed, source: head, limits: database.limits },
		onProgress: input.onProgress,
		load: async (state) => (await loadProject(state, { ...database, layout: asNamed(history) })).history,
	});
	return { report: makeSquashReport(made), edits: made.edits };
}

function asNamed({ layout }: MigrationHistory): DatabaseConfig['layout'] {
	return layout as DatabaseConfig['layout'];
}

async function sinceBase(
	history: MigrationHistory,
	base: FileSource,
	database: DatabaseConfig,
): Promise<ChosenRange> {
	const { project, ledger } = await loadBase(base, database, history);
	if (!project) {
		throw new UserError('replay', ledger[0]?.message ?? 'The merge base cannot be read.', {
			hint: 'Give the range by names: --from MIGRATION --to MIGRATION.',
		});
	}
	const former = project.history;
	return rangeSince(history, new Set(former.migrations.map(({ path }) => movedPath(path, former, history))));
}
