import { identify } from '../../model/identity.ts';
import { displayName } from '../../model/name.ts';
import { foreignKeyCycles } from '../foreign-key-cycles.ts';
import { displayObject, listWords } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** Tables that refer to each other in a circle. */
export const foreignKeyCycle: Rule = {
	id: 'foreign-key-cycle',
	group: 'schema',
	severity: 'info',
	title: 'Foreign keys in a circle',
	happens:
		'A row of each table needs a row of the next one. At least one of the columns has to be empty at first, or one of the constraints be checked at the end of the transaction.',
	matters:
		'Loads, copies and deletes find no order of the tables that works, and dumps restore only because constraints are added last.',
	instead:
		'Drop one direction, or put it into a table of its own; otherwise make one of the keys `DEFERRABLE INITIALLY DEFERRED`.',
	safe: 'ALTER TABLE teams ADD FOREIGN KEY (owner_id) REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED NOT VALID;',
	sources: ['schemacrawler/LinterTableCycles'],
	check: {
		of: 'schema',
		judge: (schema) =>
			foreignKeyCycles(schema).map((keys) => {
				const [first, ...others] = keys;
				const tables = keys.map(({ namespace, relation }) => displayName(namespace, relation));
				return {
					object: identify(first!),
					because: others.map(identify),
					subject: `foreign key ${displayObject(first!)}`,
					message: `The tables ${listWords(tables)} refer to each other in a circle`,
				};
			}),
	},
};
