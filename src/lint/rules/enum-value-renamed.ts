import { displayObject } from '../object-words.ts';
import { changedOldObjects, inTheEnd } from '../old-objects.ts';
import type { Rule } from '../rule.ts';

/** A label of an enumerated type that clients know under another name. */
export const enumValueRenamed: Rule = {
	id: 'enum-value-renamed',
	group: 'compatibility',
	severity: 'warning',
	title: 'Value of an enumerated type renamed',
	happens:
		'`ALTER TYPE … RENAME VALUE` changes the label at once in all rows, because rows hold a number and not the label.',
	matters:
		'Clients that write or compare the old label fail with `invalid input value for enum`, and those that read do not know the new one. Function bodies that are text keep the old label too.',
	instead:
		'Add the new value, write it from now on, update the rows in batches, and leave the old one unused.',
	safe: "ALTER TYPE order_state ADD VALUE 'cancelled' AFTER 'canceled';",
	sources: ['strong_migrations/rename_enum_value'],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			changedOldObjects(statement, context, 'enum').flatMap(({ before, after }) => {
				if (before.labels.length !== after.labels.length) return [];
				const labels = inTheEnd(after, context)?.labels ?? after.labels;
				const name = displayObject(after);
				return before.labels.flatMap((label, index) =>
					label === after.labels[index] || labels.includes(label)
						? []
						: [
								{
									subject: `type ${name}`,
									message: `The value '${label}' of ${name} is now called '${after.labels[index]}': running clients that use the old one fail`,
								},
							],
				);
			}),
	},
};
