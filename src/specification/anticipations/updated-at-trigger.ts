import type { Anticipation } from './anticipation.ts';
import { anticipateTrigger } from './common-trigger.ts';
import { findColumn } from './comparable-tables.ts';

const UPDATED = /^(?:last_)?(?:updated|modified|edited)_?(?:at|on|time|date|ts)?$/;

/** That the time of the last change keeps itself. */
export const updatedAtTrigger: Anticipation = anticipateTrigger({
	name: 'updated-at-trigger',
	isComparable: (facts, table) => findColumn(facts, table, UPDATED) !== undefined,
	isMeant: ({ timing, events, level, function: called }) =>
		timing === 'before' &&
		level === 'row' &&
		events.some((event) => /^update/i.test(event)) &&
		/updat|modif|touch|timestamp|moddatetime/i.test(called),
	why: 'Without it the time of the last change is only as true as every writer is careful.',
});
