import type { Conduct } from '../../project/conduct.ts';
import type { Breach, Question } from './breach.ts';
import type { ComparedHistory, KeptMigration } from './compared-history.ts';
import { firstChangedLine } from './first-changed-line.ts';
import { isGrown, runSame } from './same-statements.ts';
import { nameAtHead, sentences } from './words.ts';

/** Migrations of the base branch that run the same and are written otherwise: comments, blanks, the way back. */
export const commentEdited: Question = (history) =>
	history.kept
		.filter(({ before, after }) => before.source !== after.source && runSame(before, after))
		.filter(({ before, after }) => !before.isRepeatable && !after.isRepeatable)
		.filter(({ before, after }) => !history.conduct.grows || !isGrown(before, after))
		.map((pair) => describe(pair, history));

function describe({ before, after }: KeptMigration, history: ComparedHistory): Breach {
	const { title, conduct } = history;
	const isSeen = seenBy(conduct, before.source) !== seenBy(conduct, after.source);
	const onEdit = isSeen ? conduct.onEdit : 'nothing';
	return {
		code: 'history/comment-edited',
		severity: SEVERITIES[onEdit],
		message: `${nameAtHead(history, after)}, which the base branch has, is edited; it runs the same statements`,
		detail: {
			refuses: `${title} keeps a checksum of the file with its comments, and stops in a database that has run the old form.`,
			warns: `${title} keeps a checksum of the file with its comments, and warns in a database that has run the old form.`,
			nothing: null,
		}[onEdit],
		place: { file: after.path, line: firstChangedLine(before.source, after.source) },
		hint: onEdit === 'nothing' ? null : sentences('Restore the file as it was.', conduct.editWayOut),
	};
}

const SEVERITIES = { refuses: 'error', warns: 'warning', nothing: 'info' } as const;

/** What of a file goes into the tool's checksum. */
function seenBy({ sees }: Conduct, source: string): string {
	switch (sees) {
		case 'every byte':
			return source;
		case 'every line':
			return source
				.split(/\r\n|\r|\n/)
				.join('\n')
				.replace(/\n$/, '');
		case 'every word':
			return source.replaceAll(/\s+/g, ' ').trim();
		case 'nothing':
			return '';
	}
}
