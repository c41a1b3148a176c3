import { renamedOfKinds } from '../renamed-objects.ts';
import type { Rule } from '../rule.ts';

/** A sequence that clients know under another name. */
export const sequenceRenamed: Rule = {
	id: 'sequence-renamed',
	group: 'compatibility',
	severity: 'warning',
	title: 'Sequence renamed',
	happens:
		"`ALTER SEQUENCE … RENAME TO` changes the name at once. Defaults of columns follow, because they know the sequence itself; `nextval('old_name')` in a statement of a client does not.",
	matters:
		'Some mappers fetch numbers from the sequence by name before they insert. Those inserts fail with `relation … does not exist`.',
	instead: 'Keep the name, or make sure first that no client asks for the sequence by name.',
	safe: null,
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			renamedOfKinds(statement, context, 'sequence').map(({ before, after }) => ({
				subject: `sequence ${before}`,
				message: `The sequence ${before} is now called ${after}: running clients that ask it for numbers under the old name fail`,
			})),
	},
};
