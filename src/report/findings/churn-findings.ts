import type { Circle } from '../../history/find-churn.ts';
import { displayIdentity } from '../../model/name.ts';
import { migrationName } from '../../specification/words/migration-name.ts';
import type { Finding } from '../report.ts';
import { list } from '../words/count.ts';
import { countByNoun, KIND_NOUNS } from '../words/kinds.ts';

/** More than these are told together. */
const MOST_EACH = 3;
const MOST_LISTED = 50;

/** Findings for changes that go round in circles: a warning where the pull request itself takes back what it does. */
export function churnFindings(circles: readonly Circle[]): readonly Finding[] {
	const isCancelled = ({ kind }: Circle): boolean => kind === 'cancelled';
	const groups = [circles.filter(isCancelled), circles.filter((circle) => !isCancelled(circle))];
	return groups.flatMap((group) =>
		group.length > MOST_EACH ? groupFinding(group) : group.map(circleFinding),
	);
}

const COMMON = { code: 'history/churn', introduced: true, differences: [], document: null } as const;

function circleFinding(circle: Circle): Finding {
	const { earlier, turn } = circle;
	return {
		...COMMON,
		...adviceOn(circle),
		subject: subjectOf(circle),
		message: messageOf(circle),
		detail: [...earlier, turn.touch].map(({ step }) => `${step.path}:${step.line}`).join('\n'),
		migration: placeOf(circle),
	};
}

function groupFinding(circles: readonly Circle[]): readonly Finding[] {
	const [first] = circles;
	if (!first) return [];
	const kinds = circles.map(({ life }) => KIND_NOUNS[life.kind]);
	const named = circles.slice(0, MOST_EACH).map(subjectOf);
	return [
		{
			...COMMON,
			...adviceOn(first),
			subject: '',
			message: `This pull request changes ${countByNoun(kinds)} back or once more, such as ${list(named)}`,
			detail: circles.slice(0, MOST_LISTED).map(messageOf).join('\n'),
			migration: placeOf(first),
		},
	];
}

function adviceOn({ kind, life }: Circle): Pick<Finding, 'severity' | 'hint'> {
	switch (kind) {
		case 'cancelled':
			return {
				severity: 'warning',
				hint: 'Leave both out before they are merged: together they change nothing.',
			};
		case 'often':
			return {
				severity: 'info',
				hint:
					life.kind === 'check'
						? 'Where a check is changed for each value that is added, the values are better rows of a table.'
						: 'Write down in the specification what it is to be, before it is changed once more.',
			};
		case 'again':
		case 'undone':
			return {
				severity: 'info',
				hint: 'Read there why it was changed, and write down in the specification what it is to be from now on.',
			};
	}
}

function subjectOf({ life, turn }: Circle): string {
	return `${KIND_NOUNS[life.kind][0]} ${displayIdentity(turn.name)}`;
}

function placeOf({ turn: { touch } }: Circle): Finding['migration'] {
	return { file: touch.step.path, line: touch.step.line };
}

function messageOf(circle: Circle): string {
	const { kind, turn, change, earlier } = circle;
	const subject = subjectOf(circle);
	const [first] = earlier;
	const file = migrationName(first?.step.path ?? '');
	const what = change === null ? null : stateWords(change);
	switch (kind) {
		case 'again':
			return `${subject} is made again, after ${file} had dropped it`;
		case 'undone':
			return `${subject} ${what}, as it was before ${file} changed that`;
		case 'often':
			return `${subject} is changed for the ${ordinal(earlier.length + 1)} time`;
		case 'cancelled': {
			if (what !== null) return `${subject} ${what}, as it was before ${file} of this pull request`;
			const deeds = turn.kind === 'dropped' ? 'made and dropped' : 'dropped and made';
			return `${subject} is ${deeds} again by this pull request`;
		}
	}
}

function stateWords({ trait, after }: NonNullable<Circle['change']>): string {
	switch (trait) {
		case 'name':
			return 'has this name again';
		case 'type':
			return `has the type ${after} again`;
		case 'not null':
			return after === 'set' ? 'is NOT NULL again' : 'may be null again';
		case 'default':
			return after === 'set' ? 'has a default again' : 'has no default again';
		case 'row-level security':
			return `has row-level security ${after} again`;
		case 'other':
			return 'is otherwise again';
	}
}

function ordinal(value: number): string {
	const isTeen = value % 100 > 10 && value % 100 < 14;
	const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
	return `${value}${ending}`;
}
