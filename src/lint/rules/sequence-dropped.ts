import type { Sequence } from '../../model/objects.ts';
import { partsOf } from '../../model/schema.ts';
import type { LintContext } from '../context.ts';
import { droppedOfKinds } from '../dropped-objects.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A sequence that clients no longer find. */
export const sequenceDropped: Rule = {
	id: 'sequence-dropped',
	group: 'compatibility',
	severity: 'warning',
	title: 'Sequence dropped',
	happens: '`DROP SEQUENCE` removes the sequence and the number that it stood at.',
	matters:
		'Clients that fetch numbers from it fail with `relation … does not exist`; a new sequence begins at its start and gives numbers that are taken.',
	instead: 'Make sure that no client and no default uses it any more.',
	safe: null,
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			droppedOfKinds(statement, context, 'sequence').flatMap((sequence) => {
				// An identity column has one of its own, which may have its name.
				if (isIdentity(sequence.ownedBy, context)) return [];
				const name = displayObject(sequence);
				const message = `The sequence ${name} is dropped: running clients that ask it for numbers fail`;
				return [{ subject: `sequence ${name}`, message }];
			}),
	},
};

function isIdentity(owner: Sequence['ownedBy'], { after }: LintContext): boolean {
	if (owner === null) return false;
	const { namespace, relation: name, column } = owner;
	return partsOf(after, { namespace, name }, 'column').some(
		(each) => each.name === column && each.identity !== null,
	);
}
