import { count } from '../../words/count.ts';
import { codeSpan } from './escape.ts';

/** What a pull request's last push changed of what there is to settle: the subjects, empty ones for the whole. */
export interface ChangeSincePush {
	readonly settled: readonly string[];
	readonly added: readonly string[];
}

/** This many subjects are named. */
const MOST_NAMED = 5;

/** One line about the last push; empty where nothing changed. */
export function sincePushLine({ settled, added }: ChangeSincePush): string {
	const parts = [told(settled, 'settled'), told(added, 'new')].filter((part) => part !== '');
	return parts.length === 0 ? '' : `_Since the last push:_ ${parts.join('; ')}.`;
}

function told(subjects: readonly string[], what: string): string {
	if (subjects.length === 0) return '';
	const named = [...new Set(subjects.filter((subject) => subject !== ''))].slice(0, MOST_NAMED).map(codeSpan);
	const rest = subjects.length - named.length;
	const others = rest === 0 ? [] : [count(rest, named.length === 0 ? ['thing', 'things'] : ['more', 'more'])];
	return `${what} ${[...named, ...others].join(', ')}`;
}
