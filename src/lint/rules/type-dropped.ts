import { droppedOfKinds } from '../dropped-objects.ts';
import { subjectOf } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A type that clients no longer find. */
export const typeDropped: Rule = {
	id: 'type-dropped',
	group: 'compatibility',
	severity: 'warning',
	title: 'Type dropped',
	happens:
		'`DROP TYPE` removes the type. PostgreSQL refuses while a column or function uses it, unless `CASCADE` takes those along.',
	matters:
		'Casts in statements of clients, such as `$1::mood`, fail with `type … does not exist`, and drivers that look up types when they connect miss it.',
	instead: 'Drop it only after the code that casts to it is gone.',
	safe: null,
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			droppedOfKinds(statement, context, 'enum', 'domain', 'composite', 'range').map((type) => {
				const subject = subjectOf(type);
				return { subject, message: `The ${subject} is dropped: running clients that cast to it fail` };
			}),
	},
};
