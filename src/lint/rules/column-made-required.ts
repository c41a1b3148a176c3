import { mustBeGiven } from '../column-values.ts';
import { displayObject } from '../object-words.ts';
import { changedOldObjects, inTheEnd } from '../old-objects.ts';
import type { Rule } from '../rule.ts';

/** A known column that has to be given from now on. */
export const columnMadeRequired: Rule = {
	id: 'column-made-required',
	group: 'compatibility',
	severity: 'info',
	title: 'Column made NOT NULL without a default',
	happens:
		'After `SET NOT NULL` on a column without a default, every `INSERT` has to name it and no `UPDATE` can empty it.',
	matters:
		'Running code that leaves the column out, or writes NULL, fails with `null value in column … violates not-null constraint`.',
	instead: 'Make sure that all running code gives the column, or give it a default first.',
	safe: "ALTER TABLE orders ALTER COLUMN currency SET DEFAULT 'EUR';",
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			changedOldObjects(statement, context, 'column')
				.filter(({ before, after }) => !before.notNull && !after.inherited)
				.filter(({ after }) => mustBeGiven(after) && mustBeGiven(inTheEnd(after, context) ?? after))
				.filter(() => statement.rowFailure?.sqlstate !== '23502')
				.map(({ after }) => ({
					subject: `column ${displayObject(after)}`,
					message: `The column ${displayObject(after)} is NOT NULL and has no default: inserts of running clients that leave it out fail`,
				})),
	},
};
