import type { Migration } from '../../project/project.ts';
import type { Question } from './breach.ts';
import { nameAtHead } from './words.ts';

/** Fewer migrations make no habit. */
const FEWEST = 3;
/** The share of migrations with a way back that makes one. */
const HABIT = 0.8;

/** New migrations without a way back where the others have one. */
export const missingDown: Question = (history) => {
	const { base, added, title } = history;
	const before = base.migrations.filter(({ isRepeatable }) => !isRepeatable);
	const reversible = before.filter(hasWayBack).length;
	if (before.length < FEWEST || reversible < HABIT * before.length) return [];
	return added
		.filter((migration) => !migration.isRepeatable && isForgotten(migration))
		.map((migration) => ({
			code: 'history/missing-down',
			severity: 'info',
			message: `${nameAtHead(history, migration)} has no way back`,
			detail: `${reversible} of the ${before.length} migrations on the base branch have one, and ${title} runs it when somebody takes a migration back.`,
			place: { file: migration.path, line: 1 },
			hint: 'Add it while the migration is new; where there is none, say so in a comment in its place.',
		}));
};

function hasWayBack({ down }: Migration): boolean {
	return down !== undefined && down.statements.length > 0;
}

/** A file or part without a statement says that there is none. */
function isForgotten({ down, path, source }: Migration): boolean {
	if (down === undefined) return true;
	return down.statements.length === 0 && down.path === path && !/^--.*\b(?:down|rollback)\b/im.test(source);
}
