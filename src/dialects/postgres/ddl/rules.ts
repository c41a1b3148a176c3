import type { Rule } from '../../../model/objects.ts';
import { writeComment } from './comments.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';
import { SWITCHES } from './triggers.ts';

/** `CREATE RULE` as the engine prints it, when it applies where that is not the rule, and its comment. */
export function writeRule(rule: Rule): readonly string[] {
	const relation = quoteRelation(rule.namespace, rule.relation);
	const name = quoteIdentifier(rule.name);
	return [
		rule.definition,
		...(rule.enabled === 'origin' ? [] : [`ALTER TABLE ${relation} ${SWITCHES[rule.enabled]} RULE ${name}`]),
		...writeComment(`RULE ${name} ON ${relation}`, rule.comment),
	];
}
