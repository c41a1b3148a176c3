import { columnProblems } from '../column-types.ts';
import type { Rule } from '../rule.ts';
import { addedObjects } from '../statement-changes.ts';

/** A column whose numbers come from a sequence beside it. */
export const serialColumn: Rule = {
	id: 'serial-column',
	group: 'types',
	severity: 'off',
	title: 'Column numbered by serial',
	happens:
		'`serial` makes a sequence of its own, owned by the column, and a default that anybody can replace; grants on the table do not reach it.',
	matters:
		'Inserts need `USAGE` on the sequence, copies of the table share it, and a value that a client gives is taken without a word and collides later.',
	instead: 'Use `GENERATED … AS IDENTITY`.',
	safe: 'CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);',
	sources: ['squawk/prefer-identity'],
	check: {
		of: 'statement',
		judge: (statement, context) => {
			const owners = new Set(
				addedObjects(statement, 'sequence').map(({ ownedBy }) => JSON.stringify(ownedBy)),
			);
			return columnProblems(
				statement,
				context,
				({ namespace, relation, name, identity }) =>
					identity === null && owners.has(JSON.stringify({ namespace, relation, column: name })),
				(names) => `${names} takes its numbers from a sequence beside it: serial, not an identity column`,
			);
		},
	},
};
