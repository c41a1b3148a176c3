import { displayName } from '../../model/name.ts';
import type { DomainType } from '../../model/objects.ts';
import { blockedBy } from '../lock-words.ts';
import { displayObject, listWords } from '../object-words.ts';
import { changedOldObjects } from '../old-objects.ts';
import type { Rule } from '../rule.ts';

/** A constraint of a domain for which the tables that use it are scanned. */
export const domainConstraintAdded: Rule = {
	id: 'domain-constraint-added',
	group: 'types',
	severity: 'warning',
	title: 'Constraint added to a domain',
	happens:
		'`ALTER DOMAIN … ADD CONSTRAINT`, and `SET NOT NULL`, read every table with a column of the domain, each under a `SHARE` lock that is kept until the transaction ends.',
	matters: 'All writes to all of those tables wait until the last one is read.',
	instead:
		'Add the constraint `NOT VALID`. `VALIDATE CONSTRAINT` scans the tables later under the same locks, so do that when few write.',
	safe: 'ALTER DOMAIN price ADD CONSTRAINT positive CHECK (VALUE > 0) NOT VALID;',
	sources: ['squawk/ban-alter-domain-with-add-constraint'],
	check: {
		of: 'statement',
		judge: (statement, context) => {
			const tables = statement.locks
				.filter(({ relation, mode }) => relation.isOld && relation.kind === 'table' && blockedBy(mode))
				.map(({ relation }) => displayName(relation.namespace, relation.name));
			if (tables.length === 0) return [];
			return changedOldObjects(statement, context, 'domain')
				.filter(({ before, after }) => isStricter(before, after))
				.map(({ after }) => ({
					subject: `domain ${displayObject(after)}`,
					message: `All tables that use the domain ${displayObject(after)} are locked against writes and scanned: ${listWords(tables)}`,
				}));
		},
	},
};

function isStricter(before: DomainType, after: DomainType): boolean {
	return after.checks.length > before.checks.length || (after.notNull && !before.notNull);
}
