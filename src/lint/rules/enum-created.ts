import { displayObject } from '../object-words.ts';
import { inTheEnd } from '../old-objects.ts';
import type { Rule } from '../rule.ts';
import { addedObjects } from '../statement-changes.ts';

/** A new enumerated type. */
export const enumCreated: Rule = {
	id: 'enum-created',
	group: 'types',
	severity: 'off',
	title: 'Enumerated type created',
	happens:
		'The values of an enumerated type are part of the schema: adding one is a migration, removing one is none that exists.',
	matters:
		'Lists that people edit change often; each change has to go through a release, and drivers cache the type.',
	instead: 'Use a table of its own with a foreign key, or `text` with a `CHECK`.',
	safe: 'CREATE TABLE order_states (state text PRIMARY KEY);',
	sources: ['eugene/W13'],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			addedObjects(statement, 'enum')
				.filter((type) => inTheEnd(type, context))
				.map((type) => ({
					subject: `type ${displayObject(type)}`,
					message: `The enumerated type ${displayObject(type)} is created: its values change by migrations only`,
				})),
	},
};
