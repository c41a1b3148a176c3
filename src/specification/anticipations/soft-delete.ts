import type { Anticipation } from './anticipation.ts';
import { anticipateColumn } from './common-column.ts';

/** That a row is deleted and still there. */
export const softDelete: Anticipation = anticipateColumn({
	name: 'soft-delete',
	column: /^(?:(?:deleted|removed|discarded)_?(?:at|on|time|date)?|is_deleted)$/,
	classes: ['core'],
	why: 'Where some rows are only marked as deleted and others go for good, a query that joins them shows half of what was deleted.',
});
