import { displayObject } from '../object-words.ts';
import { inTheEnd } from '../old-objects.ts';
import type { Rule } from '../rule.ts';
import { addedObjects } from '../statement-changes.ts';

/** A new domain that refuses values. */
export const domainWithConstraint: Rule = {
	id: 'domain-with-constraint',
	group: 'types',
	severity: 'off',
	title: 'Domain created with a constraint',
	happens:
		'The constraint of a domain is part of every column that has it. To change it later, all of those tables are read at once.',
	matters:
		'A change locks every table that uses the domain against writes while all of them are scanned; `NOT NULL` of a domain does not hold for what an outer join gives.',
	instead: 'Put a `CHECK` on the columns.',
	safe: 'ALTER TABLE products ADD CONSTRAINT positive CHECK (price > 0) NOT VALID;',
	sources: ['squawk/ban-create-domain-with-constraint'],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			addedObjects(statement, 'domain')
				.filter((domain) => (domain.checks.length > 0 || domain.notNull) && inTheEnd(domain, context))
				.map((domain) => ({
					subject: `domain ${displayObject(domain)}`,
					message: `The domain ${displayObject(domain)} has a constraint: to change it, all tables that use it are scanned`,
				})),
	},
};
