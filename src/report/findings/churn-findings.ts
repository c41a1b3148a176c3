import type { Circle } from '../../history/find-churn.ts';
import { displayIdentity } from '../../model/name.ts';
import { migrationName } from '../../specification/words/migration-name.ts';
import type { Finding } from '../report.ts';
import { count } from '../words/count.ts';
import { KIND_NOUNS } from '../words/kinds.ts';

/** More of one table than these are told together. */
const MOST_EACH = 3;

/** Findings for changes that go round in circles: a warning where the pull request itself takes back what it does. */
export function churnFindings(circles: readonly Circle[]): readonly Finding[] {
	const groups = Map.groupBy(circles, ({ table, kind }) => `${kind === 'cancelled'} ${table.name}`);
	return [...groups.values()].flatMap((group) =>
		group.length > MOST_EACH ? [tableFinding(group)] : group.map(circleFinding),
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

function tableFinding(circles: readonly Circle[]): Finding {
	const [first] = circles;
	if (!first) throw new Error('a group has at least one');
	const subject = `table ${displayIdentity(first.table.name)}`;
	const things = count(circles.length, ['thing', 'things']);
	return {
		...COMMON,
		...adviceOn(first),
		subject,
		message: `${things} about ${subject} are changed back and forth`,
		detail: circles.map(messageOf).join('\n'),
		migration: placeOf(first),
	};
}

function adviceOn({ kind }: Circle): Pick<Finding, 'severity' | 'hint'> {
	if (kind === 'cancelled')
		return {
			severity: 'warning',
			hint: 'Leave both out before they are merged: together they change nothing.',
		};
	return {
		severity: 'info',
		hint: 'Read there why it was otherwise, and write down in the specification what it is to be from now on.',
	};
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
			const [did, undid] = turn.kind === 'dropped' ? ['makes', 'drops'] : ['drops', 'makes'];
			return `${subject}: this pull request ${did} it and ${undid} it again`;
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
