import type { Anticipation } from './anticipation.ts';
import { anticipateTrigger } from './common-trigger.ts';

/** That changes leave a trace. */
export const auditTrigger: Anticipation = anticipateTrigger({
	name: 'audit-trigger',
	isComparable: () => true,
	isMeant: ({ timing, function: called }) => timing === 'after' && /audit|log|histor|journal/i.test(called),
	why: 'Changes to a table without it leave no trace.',
});
