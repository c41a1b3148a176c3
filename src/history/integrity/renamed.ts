import type { Breach, Question } from './breach.ts';
import type { ComparedHistory, KeptMigration } from './compared-history.ts';
import { runSame } from './same-statements.ts';
import { versionKey } from './version-key.ts';
import { nameAtBase, nameAtHead, sentences } from './words.ts';

/** Migrations of the base branch that have another name now. */
export const renamed: Question = (history) => {
	return history.renamed
		.filter(({ before, after }) => runSame(before, after) && !before.isRepeatable)
		.map((pair) => describe(pair, history));
};

function describe(pair: KeptMigration, history: ComparedHistory): Breach {
	const { before, after } = pair;
	const { title, conduct, isKnown, base } = history;
	const isMended =
		conduct.knows !== 'file' &&
		base.migrations.some((other) => other !== before && other.version === before.version);
	const isSameToTool = isKnownBySame(pair, history);
	const message = `${nameAtBase(history, before)}, which the base branch has, is renamed to ${nameAtHead(history, after)}`;
	const place = { file: after.path, line: 1 };
	const code = 'history/renamed';
	if (isSameToTool) {
		const detail = isKnown ? `${title} knows it by what is still the same.` : null;
		return { code, severity: 'info', message, detail, place, hint: null };
	}
	return {
		code,
		// Where the tool goes on, what happens to it depends on what it does; a gap stops it for certain.
		severity: isMended ? 'info' : conduct.onMissing === 'refuses' ? 'error' : 'warning',
		message: isMended ? `${message}: two had the version ${before.version}` : message,
		detail: sentences(
			isKnown
				? `For ${title} it is another migration: a database that has run it under the old name is to run it again.`
				: 'A database that has run it under the old name may run it again.',
			conduct.onMissing === 'refuses' ? `There it stops already because the old one is missing.` : '',
		),
		place,
		hint: 'Give it its old name back.',
	};
}

/** Whether what the tool knows a migration by is as it was. */
function isKnownBySame({ before, after }: KeptMigration, history: ComparedHistory): boolean {
	const isSameVersion = versionKey(before) === versionKey(after);
	switch (history.conduct.knows) {
		case 'version':
			return isSameVersion;
		case 'version and name':
			return isSameVersion && before.name === after.name;
		case 'file':
			return isSameVersion && !history.conduct.grows;
	}
}
