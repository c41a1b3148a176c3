import { isFilled } from '../column-values.ts';
import { displayObject } from '../object-words.ts';
import { changedOldObjects, inTheEnd } from '../old-objects.ts';
import type { Rule } from '../rule.ts';

/** A known column that is no longer filled by itself. */
export const defaultDropped: Rule = {
	id: 'default-dropped',
	group: 'compatibility',
	severity: 'warning',
	title: 'Default dropped',
	happens:
		'After `DROP DEFAULT`, or once a column is no identity column any more, an `INSERT` that leaves the column out puts NULL there.',
	matters:
		'Running code that relies on the default fails where the column is `NOT NULL`, and writes NULL where it is not.',
	instead: 'Release code that gives the column in every insert; then drop the default.',
	safe: null,
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			changedOldObjects(statement, context, 'column')
				.filter(({ before, after }) => isFilled(before) && !isFilled(after) && !after.inherited)
				.filter(({ after }) => !isFilled(inTheEnd(after, context) ?? after))
				.map(({ after }) => ({
					subject: `column ${displayObject(after)}`,
					message: `The column ${displayObject(after)} has no default any more: inserts of running clients that leave it out ${
						after.notNull ? 'fail' : 'write NULL'
					}`,
				})),
	},
};
