import { isDefined } from '../../model/defined-objects.ts';
import { identify } from '../../model/identity.ts';
import { quoteName } from '../../model/name.ts';
import { subjectOf } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A name that is another one without quotes. */
export const nameNeedsQuotes: Rule = {
	id: 'name-needs-quotes',
	group: 'naming',
	severity: 'off',
	title: 'Name that needs quotes',
	happens:
		'Names without quotes are folded to lower case. A name with capitals, blanks or signs has to be quoted wherever it stands.',
	matters:
		'Each query that is written by hand needs the quotes, and without them says that the table does not exist.',
	instead: 'Use lower case with underscores.',
	safe: 'CREATE TABLE order_items (id bigint PRIMARY KEY);',
	sources: ['schemacrawler/LinterTableWithQuotedNames'],
	check: {
		of: 'schema',
		judge: (schema) =>
			schema.objects
				.filter(
					(object) =>
						!isDefined(object) && object.kind !== 'extension' && quoteName(object.name) !== object.name,
				)
				.filter((object) => !('inherited' in object && object.inherited))
				.map((object) => ({
					object: identify(object),
					subject: subjectOf(object),
					message: `The ${subjectOf(object)} is found only in quotes`,
				})),
	},
};
