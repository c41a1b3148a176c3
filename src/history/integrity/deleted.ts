import type { Breach, Question } from './breach.ts';
import type { ComparedHistory } from './compared-history.ts';
import { listNames, nameAtBase, nameAtHead, sentences } from './words.ts';

/** Migrations of the base branch that are gone, or folded into fewer. */
export const deleted: Question = (history) => {
	if (history.deleted.length === 0) return [];
	return [history.squashed.length > 0 ? squashed(history) : gone(history)];
};

function gone(history: ComparedHistory): Breach {
	const { title, conduct, added, changedBy } = history;
	const names = history.deleted.map((migration) => nameAtBase(history, migration));
	const isOne = names.length === 1;
	const which = isOne
		? `${names[0]}, which the base branch has, is deleted`
		: `${names.length} migrations that the base branch has are deleted`;
	const isReplaced = !isOne && added.length > 0 && changedBy.length > 0;
	const it = isOne ? 'it' : 'them';
	return {
		code: 'history/deleted',
		severity: 'error',
		message: isReplaced ? `${which}; what is added in their place does not build the same` : which,
		detail: sentences(
			{
				refuses: `${title} stops in a database that has run ${it}.`,
				warns: `${title} warns in a database that has run ${it}.`,
				nothing: '',
				unknown: '',
			}[conduct.onMissing],
			`Databases that have run ${it} keep what ${isOne ? 'it' : 'they'} built, and new ones do not get it.`,
			isOne ? '' : `\n${listNames(names)}`,
		),
		place: null,
		hint: isOne
			? 'Restore the file, and take back what it built in a new migration.'
			: 'Restore the files, and take back what they built in a new migration.',
	};
}

function squashed(history: ComparedHistory): Breach {
	const into = history.squashed.map((migration) => nameAtHead(history, migration));
	const [first] = history.squashed;
	const which = into.length === 1 ? (into[0] ?? '') : `${into[0]} and ${into.length - 1} more`;
	const stands = into.length === 1 ? 'takes the place' : 'take the place';
	const builds = into.length === 1 ? 'builds' : 'build';
	const rewritten = history.kept.filter(({ after }) => history.squashed.includes(after));
	const replaced = [...rewritten.map(({ before }) => before), ...history.deleted];
	const names = replaced.map((migration) => nameAtBase(history, migration));
	const count = names.length === 1 ? '1 migration' : `${names.length} migrations`;
	return {
		code: 'history/squashed',
		severity: 'info',
		message: `${which} ${stands} of ${count} of the base branch and ${builds} the same schema`,
		detail: `Databases that have run the old ones must not run the new one.\n${listNames(names)}`,
		place: first ? { file: first.path, line: 1 } : null,
		hint: 'See to it that all databases have run the old ones, and have the tool record the new one as run there.',
	};
}
