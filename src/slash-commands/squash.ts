import { codeBlock, codeSpan } from '../report/formats/markdown/escape.ts';
import { count } from '../report/words/count.ts';
import type { Reply, SlashCommand, SquashDeed } from './slash-command.ts';

const BY_HAND = 'auggie-database-spec squash --pull-request --base REF --write';

/** Folds the pull request's own migrations into one and commits that. */
export const squash: SlashCommand = {
	name: 'squash',
	argument: '',
	does: "folds this pull request's migrations into one, proven, and commits it",
	needsWrite: true,
	run: async (_, deeds) => replyTo(await deeds.squash(true)),
};

/** Shows what the pull request's own migrations fold into, and commits nothing. */
export const showSquash: SlashCommand = {
	name: 'show-squash',
	argument: '',
	does: "shows this pull request's migrations as one, proven",
	needsWrite: true,
	answersButton: true,
	run: async (_, deeds) => replyTo(await deeds.squash(false)),
};

function replyTo(outcome: SquashDeed): Reply {
	switch (outcome.kind) {
		case 'committed': {
			const commit = `[${codeSpan(outcome.commit.slice(0, 7))}](${outcome.url})`;
			return {
				wentWell: true,
				text: `Committed ${count(outcome.count, ['migration', 'migrations'])} as one in ${commit}.\n\n${outcome.text}`,
			};
		}
		case 'shown':
			return { wentWell: true, text: outcome.text };
		case 'nothing':
			return { wentWell: false, text: outcome.text };
		case 'fork':
			return {
				wentWell: false,
				text: `This branch is in a fork, which cannot be written to from here. Run ${codeSpan(BY_HAND)} in it and push the result.\n\n${outcome.text}`,
			};
		case 'overtaken':
			return {
				wentWell: false,
				text: 'Somebody pushed to this branch in the meantime, so nothing was committed. Ask again for its new head.',
			};
		case 'several':
			return {
				wentWell: false,
				text: `There are several databases, and a squash is of one. For each of them:\n\n${codeBlock(`${BY_HAND} --database NAME`, 'sh')}`,
			};
	}
}
