import type { Anticipation } from './anticipation.ts';
import { anticipateColumn } from './common-column.ts';

/** When a row was last changed. */
export const updatedAt: Anticipation = anticipateColumn({
	name: 'updated-at',
	column: /^(?:last_)?(?:updated|modified|edited|changed)_?(?:at|on|time|date|ts)?$/,
	classes: ['core'],
	why: 'Caches, exports and people who look for a fault ask when a row was last changed.',
});
