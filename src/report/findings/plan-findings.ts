import type { WeighedPlan } from '../../history/weigh-plan.ts';
import type { SchemaObject } from '../../model/objects.ts';
import type { Finding } from '../report.ts';
import { count, list } from '../words/count.ts';
import { subjectOf } from './subject.ts';

const MOST_NAMED = 20;
const MOST_IN_MESSAGE = 3;

/** A note on what a pull request builds that was not planned; none where nobody plans, or where everything was. */
export function planFindings(plan: WeighedPlan | null, lastAdded: string | undefined): readonly Finding[] {
	const unplanned = plan?.unplanned ?? [];
	if (unplanned.length === 0 || lastAdded === undefined) return [];
	const changes = count(unplanned.length, ['change', 'changes']);
	return [
		{
			code: 'history/unplanned',
			severity: 'info',
			introduced: true,
			subject: '',
			message: `This pull request makes ${changes} that the specification did not plan: ${list(firstOf(unplanned, MOST_IN_MESSAGE))}`,
			detail: firstOf(unplanned, MOST_NAMED).join('\n'),
			differences: [],
			document: null,
			migration: { file: lastAdded, line: 1 },
			hint: 'Plan the next ones in the specification first: words are cheaper to change than migrations.',
		},
	];
}

function firstOf(objects: readonly SchemaObject[], most: number): readonly string[] {
	const named = objects.slice(0, most).map(subjectOf);
	const more = objects.length - named.length;
	return more > 0 ? [...named, `${more} more`] : named;
}
