import { displayObject } from '../object-words.ts';
import { changedOldObjects, inTheEnd } from '../old-objects.ts';
import type { Rule } from '../rule.ts';

/** A known column that may be empty from now on. */
export const notNullDropped: Rule = {
	id: 'not-null-dropped',
	group: 'compatibility',
	severity: 'info',
	title: 'NOT NULL dropped',
	happens: 'After `DROP NOT NULL` the column takes NULL, and statements that read it may get one.',
	matters:
		'Running code was written for a column that is never NULL: it may fail on the first one, or leave rows out where it compares (`NULL <> 1` is not true).',
	instead: 'Release code that reads NULL first; then drop the constraint.',
	safe: null,
	sources: ['squawk/ban-drop-not-null'],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			changedOldObjects(statement, context, 'column')
				.filter(({ before, after }) => before.notNull && !after.notNull && !after.inherited)
				.filter(({ after }) => !inTheEnd(after, context)?.notNull)
				.map(({ after }) => ({
					subject: `column ${displayObject(after)}`,
					message: `The column ${displayObject(after)} may be NULL from now on: clients that read it may not expect that`,
				})),
	},
};
