import type { Policy } from '../../../model/objects.ts';
import { writeComment } from './comments.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';

/** `CREATE POLICY` with only what is not the rule, and its comment. */
export function writePolicy(policy: Policy): readonly string[] {
	const relation = quoteRelation(policy.namespace, policy.relation);
	const name = quoteIdentifier(policy.name);
	const clauses = [
		...(policy.permissive ? [] : ['AS RESTRICTIVE']),
		...(policy.command === 'all' ? [] : [`FOR ${policy.command.toUpperCase()}`]),
		...(isForEveryone(policy) ? [] : [`TO ${policy.roles.map(quoteIdentifier).join(', ')}`]),
		...(policy.using === null ? [] : [`USING (${policy.using})`]),
		...(policy.check === null ? [] : [`WITH CHECK (${policy.check})`]),
	];
	return [
		[`CREATE POLICY ${name} ON ${relation}`, ...clauses].join('\n    '),
		...writeComment(`POLICY ${name} ON ${relation}`, policy.comment),
	];
}

/** True when the policy is for `PUBLIC`. */
export function isForEveryone(policy: Policy): boolean {
	return policy.roles.length === 1 && policy.roles[0] === 'public';
}
