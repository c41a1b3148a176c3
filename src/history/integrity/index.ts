import type { Breach, Question } from './breach.ts';
import { commentEdited } from './comment-edited.ts';
import type { ComparedHistory } from './compared-history.ts';
import { deleted } from './deleted.ts';
import { edited } from './edited.ts';
import { missingDown } from './missing-down.ts';
import { outOfOrder } from './out-of-order.ts';
import { renamed } from './renamed.ts';
import { reordered } from './reordered.ts';
import { staleRecord } from './stale-record.ts';
import { versionTaken } from './version-taken.ts';
import { listNames } from './words.ts';

/** Every question, in the order in which the answers are told. */
export const QUESTIONS: readonly Question[] = [
	edited,
	deleted,
	renamed,
	reordered,
	versionTaken,
	outOfOrder,
	staleRecord,
	commentEdited,
	missingDown,
];

/** More of one kind are one thing that was done to all of them, and said once. */
const MOST = 5;

/** What a pull request does to a history that it should not do, or should know of. */
export function judgeIntegrity(history: ComparedHistory): readonly Breach[] {
	return QUESTIONS.flatMap((question) => {
		const breaches = question(history);
		const kinds = Map.groupBy(breaches, ({ code, severity }) => `${code} ${severity}`);
		return [...kinds.values()].flatMap((alike) => (alike.length > MOST ? [gather(alike)] : alike));
	});
}

function gather(alike: readonly Breach[]): Breach {
	const [first, ...others] = alike as [Breach, ...Breach[]];
	const names = alike.map(({ place }) => place?.file ?? '');
	return {
		...first,
		message: `${first.message}, and likewise ${others.length} more`,
		detail: [...(first.detail === null ? [] : [first.detail]), listNames(names)].join('\n'),
	};
}
