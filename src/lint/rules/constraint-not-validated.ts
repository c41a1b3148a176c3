import { identify } from '../../model/identity.ts';
import { objectsOf } from '../../model/schema.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A constraint that holds for new rows only. */
export const constraintNotValidated: Rule = {
	id: 'constraint-not-validated',
	group: 'schema',
	severity: 'off',
	title: 'Constraint left unvalidated',
	happens:
		'A constraint that is added `NOT VALID` is checked for rows that are written from then on; older rows may break it until `VALIDATE CONSTRAINT` has read them.',
	matters: 'Readers take it for a promise about all rows, and the planner does not use it.',
	instead: 'Validate it in a later transaction; that lets writes go on.',
	safe: 'ALTER TABLE orders VALIDATE CONSTRAINT positive_total;',
	sources: [],
	check: {
		of: 'schema',
		judge: (schema) =>
			[...objectsOf(schema, 'check'), ...objectsOf(schema, 'foreign-key')]
				.filter(
					({ validated, inherited, definition }) =>
						!validated && !inherited && !definition.includes(' NOT ENFORCED'),
				)
				.map((constraint) => ({
					object: identify(constraint),
					subject: `constraint ${displayObject(constraint)}`,
					message: `The constraint ${displayObject(constraint)} is left NOT VALID: rows that were there before may break it`,
				})),
	},
};
