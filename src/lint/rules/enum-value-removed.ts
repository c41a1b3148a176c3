import { identify } from '../../model/identity.ts';
import { findObject } from '../../model/schema.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';
import { addedObjects } from '../statement-changes.ts';

/** A label of an enumerated type that is gone after the migrations. */
export const enumValueRemoved: Rule = {
	id: 'enum-value-removed',
	group: 'compatibility',
	severity: 'warning',
	title: 'Value of an enumerated type removed',
	happens:
		'PostgreSQL has no statement that removes a value, so the type is made anew: renamed or dropped, created with fewer values, and the columns are cast over to it.',
	matters:
		'The cast fails where a row has the value, and clients that write or compare it fail with `invalid input value for enum` from then on.',
	instead:
		'Leave the value in the type and stop writing it; a `CHECK` that is added `NOT VALID` can refuse it.',
	safe: "ALTER TABLE orders ADD CONSTRAINT state_in_use CHECK (state <> 'archived') NOT VALID;",
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			addedObjects(statement, 'enum').flatMap((added) => {
				const before = findObject(context.before, identify(added));
				const after = findObject(context.after, identify(added));
				if (before?.kind !== 'enum' || after?.kind !== 'enum') return [];
				const name = displayObject(added);
				return before.labels
					.filter((label) => !after.labels.includes(label))
					.map((label) => ({
						subject: `type ${name}`,
						message: `The value '${label}' is missing from ${name} as it is made anew: running clients that use it fail`,
					}));
			}),
	},
};
