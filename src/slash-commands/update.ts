import { codeSpan } from '../report/formats/markdown/escape.ts';
import { count } from '../report/words/count.ts';
import type { Reply, SlashCommand, Update } from './slash-command.ts';

/** What people run where we may not write. */
export const BY_HAND = 'auggie-database-spec generate';

/** Commits the regenerated specification to the branch. */
export const update: SlashCommand = {
	name: 'update',
	argument: '',
	does: 'commits the regenerated specification to this branch',
	needsWrite: true,
	run: async (_, deeds) => replyTo(await deeds.update()),
};

function replyTo(outcome: Update): Reply {
	switch (outcome.kind) {
		case 'committed':
			return {
				wentWell: true,
				text: `Committed ${listPaths(outcome.paths)} in [${codeSpan(outcome.commit.slice(0, 7))}](${outcome.url}).`,
			};
		case 'current':
			return { wentWell: true, text: 'The specification is up to date: there is nothing to commit.' };
		case 'fork':
			return {
				wentWell: false,
				text: `This branch is in a fork, which cannot be written to from here. Run ${codeSpan(BY_HAND)} in it, or take the patch that the check keeps beside its report, and push the result.`,
			};
		case 'overtaken':
			return {
				wentWell: false,
				text: 'Somebody pushed to this branch in the meantime, so nothing was committed. Ask again for its new head.',
			};
		case 'unproven':
			return {
				wentWell: false,
				text: `Nothing was committed: the executable schema of ${outcome.databases.map(codeSpan).join(', ')} does not build what the migrations build. ${codeSpan(BY_HAND)} says where they differ; please report it.`,
			};
	}
}

/** More are counted. */
const MOST_NAMED = 3;

function listPaths(paths: readonly string[]): string {
	const named = paths.slice(0, MOST_NAMED).map(codeSpan).join(', ');
	const rest = paths.length - MOST_NAMED;
	return rest > 0 ? `${named} and ${count(rest, ['more file', 'more files'])}` : named;
}
