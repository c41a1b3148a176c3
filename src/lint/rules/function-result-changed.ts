import { identify } from '../../model/identity.ts';
import { findObject } from '../../model/schema.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';
import { addedObjects } from '../statement-changes.ts';

/** A function that gives another type than clients know. */
export const functionResultChanged: Rule = {
	id: 'function-result-changed',
	group: 'compatibility',
	severity: 'warning',
	title: 'Result of a function changed',
	happens:
		'`CREATE OR REPLACE FUNCTION` refuses another result type, so the function is dropped and made anew with it. Names and types of the columns of a `RETURNS TABLE` are part of the result.',
	matters: 'Clients read another type, or miss a column, from the moment of the commit.',
	instead: 'Give the new result under a new name and move the callers.',
	safe: null,
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			addedObjects(statement, 'function').flatMap((made) => {
				const before = findObject(context.before, identify(made));
				const after = findObject(context.after, identify(made));
				if (before?.kind !== 'function' || after?.kind !== 'function') return [];
				if (before.result === after.result || made.result !== after.result) return [];
				const name = displayObject(made);
				const message = `The function ${name} gives ${made.result} instead of ${before.result}: running clients read something else`;
				return [{ subject: `function ${name}`, message }];
			}),
	},
};
