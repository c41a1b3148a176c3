import { codeSpan } from './escape.ts';
import { listItems } from './fold.ts';
import type { ChangeSincePush } from './since-push.ts';

/** This many of each are named. */
const MOST = 20;

/** What has come to a drift and gone from it since the last look, in Markdown. */
export function formatChangedDrift({ added, settled }: ChangeSincePush): string {
	const names = (subjects: readonly string[]) =>
		listItems(subjects, MOST, (subject) => `- ${subject === '' ? 'the whole' : codeSpan(subject)}`);
	const parts = [
		...(added.length > 0 ? [`Drifts since the last look:\n\n${names(added)}`] : []),
		...(settled.length > 0 ? [`Settled since the last look:\n\n${names(settled)}`] : []),
	];
	return parts.length > 0 ? parts.join('\n\n') : 'What drifts is the same, and it drifts in another way now.';
}
