import type { Breach, Question } from './breach.ts';
import type { ComparedHistory, KeptMigration } from './compared-history.ts';
import { firstChangedLine } from './first-changed-line.ts';
import { isGrown, runSame } from './same-statements.ts';
import { nameAtBase, nameAtHead, sentences } from './words.ts';

/** Migrations of the base branch that run something else now. */
export const edited: Question = (history) => {
	const { kept, renamed, conduct, squashed } = history;
	const replaced = new Set(squashed);
	return [...kept, ...renamed]
		.filter(({ before, after }) => !before.isRepeatable && !after.isRepeatable && !replaced.has(after))
		.filter(({ before, after }) => !runSame(before, after) && !(conduct.grows && isGrown(before, after)))
		.map((pair) => describe(pair, history));
};

function describe({ before, after }: KeptMigration, history: ComparedHistory): Breach {
	const { conduct, changedBy, added } = history;
	const [was, is] = [nameAtBase(history, before), nameAtHead(history, after)];
	const later = new Set<string | null>(added.map(({ path }) => path));
	const isSame = changedBy.every((path) => later.has(path));
	const which =
		was === is
			? `${is}, which the base branch has, is edited`
			: `${is} takes the place of ${was}, which the base branch has, and runs something else`;
	return {
		code: 'history/edited',
		severity: isSame && conduct.onEdit === 'nothing' ? 'warning' : 'error',
		message: isSame ? `${which}; the schema stays the same` : which,
		detail: consequenceOf(history, isSame),
		place: { file: after.path, line: firstChangedLine(before.source, after.source) },
		hint: sentences('Restore the file, and put the difference into a new migration.', conduct.editWayOut),
	};
}

function consequenceOf({ title, conduct, isKnown }: ComparedHistory, isSame: boolean): string {
	switch (conduct.onEdit) {
		case 'refuses':
			return `${title} keeps a checksum of what has run, and stops in a database that has run the old form.`;
		case 'warns':
			return `${title} warns of it and does not run it again: databases that have run the old form keep what that built.`;
		case 'nothing': {
			const notice = isKnown ? `${title} does not notice. ` : '';
			const built = isSame ? 'the rows that it made or changed' : 'what that built';
			return `${notice}Databases that have run the old form keep ${built}, and only new ones get the new one.`;
		}
	}
}
