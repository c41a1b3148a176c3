import type { DatabaseConfig } from '../config/config.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { UserError } from '../errors.ts';
import type { HistoryHealth } from '../history/measure-history.ts';
import { makeSquash } from '../history/squash/make-squash.ts';
import { loadProject } from '../project/load-project.ts';
import type { FileSource } from '../project/project.ts';
import { makeSquashReport } from '../report/squash/make-squash-report.ts';
import type { SquashReport } from '../report/squash/squash-report.ts';
import { rangeSince } from './choose-range.ts';
import type { ReplayedCommits } from './replay-commits.ts';

/** More than these take minutes to fold and to prove, which nobody waits for at every push. */
const MOST_OFFERED = 50;

/** The migrations of a pull request as one, where they are more than the budget has room for; null where nothing is to be offered. */
export async function offerSquash(
	dialect: Dialect,
	database: DatabaseConfig,
	{ head: { project }, base }: ReplayedCommits,
	head: FileSource,
	{ added, budget }: HistoryHealth,
): Promise<SquashReport | null> {
	if (!base || added.length <= budget.pullRequest || added.length < 2 || added.length > MOST_OFFERED)
		return null;
	const { history } = project;
	const isAdded = new Set(added);
	const others = history.migrations.map(({ path }) => path).filter((path) => !isAdded.has(path));
	try {
		const made = await makeSquash({
			...{ dialect, history, limits: database.limits, source: head },
			...rangeSince(history, new Set(others)),
			load: async (state) =>
				(await loadProject(state, { ...database, layout: history.layout as DatabaseConfig['layout'] }))
					.history,
		});
		return made.folds.length > 0 ? makeSquashReport(made) : null;
	} catch (error) {
		// The check itself has told already what is wrong with them.
		if (!(error instanceof UserError)) throw error;
		return null;
	}
}
