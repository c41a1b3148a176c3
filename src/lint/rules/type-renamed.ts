import { kindWord } from '../object-words.ts';
import { renamedOfKinds } from '../renamed-objects.ts';
import type { Rule } from '../rule.ts';

/** A type that clients know under another name. */
export const typeRenamed: Rule = {
	id: 'type-renamed',
	group: 'compatibility',
	severity: 'warning',
	title: 'Type renamed',
	happens:
		'`ALTER TYPE … RENAME TO` changes the name at once. Columns and functions follow; a cast such as `$1::mood` in a statement of a client does not.',
	matters:
		'Many drivers and mappers write the name of an enumerated type into their casts, or look it up when they connect. Those statements fail with `type … does not exist`.',
	instead:
		"Keep the name; a type's name costs nothing. Where it has to go, make a new type and move the columns to it one by one.",
	safe: null,
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			renamedOfKinds(statement, context, 'enum', 'domain', 'composite', 'range').map(
				({ kind, before, after }) => ({
					subject: `${kindWord(kind)} ${before}`,
					message: `The ${kindWord(kind)} ${before} is now called ${after}: casts to the old name in statements of clients fail`,
				}),
			),
	},
};
