import { isSameValue } from '../../model/normalise.ts';
import { partsOf } from '../../model/schema.ts';
import { droppedOfKinds } from '../dropped-objects.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A foreign key, check or exclusion constraint that no longer guards the rows. */
export const constraintDropped: Rule = {
	id: 'constraint-dropped',
	group: 'compatibility',
	severity: 'info',
	title: 'Constraint dropped',
	happens:
		'`DROP CONSTRAINT` takes a promise away: from then on rows come in that it would have refused, and they stay.',
	matters:
		'Code that relies on the promise meets rows that break it, and the constraint cannot come back before they are repaired.',
	instead:
		'Where the constraint changes, add the new one in the same migration. Where it goes for good, nothing is to be done.',
	safe: null,
	sources: ['atlas/CD101'],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			droppedOfKinds(statement, context, 'foreign-key', 'check', 'exclusion').flatMap((constraint) => {
				const { kind, namespace, relation, columns } = constraint;
				const table = { namespace, name: relation };
				const names = new Set(partsOf(context.after, table, 'column').map(({ name }) => name));
				if (names.size === 0 || !columns.every((column) => names.has(column))) return [];
				// Another one over the same columns takes its place.
				if (partsOf(context.after, table, kind).some((left) => isSameValue(left.columns, columns))) return [];
				const name = displayObject(constraint);
				const shown = kind === 'foreign-key' ? 'foreign key' : kind;
				return [
					{
						subject: `constraint ${name}`,
						message: `The ${shown} ${name} is dropped: rows come in that it would refuse`,
					},
				];
			}),
	},
};
