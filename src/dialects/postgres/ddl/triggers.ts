import type { Trigger } from '../../../model/objects.ts';
import { writeComment } from './comments.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';

const SWITCHES = {
	origin: null,
	disabled: 'DISABLE',
	replica: 'ENABLE REPLICA',
	always: 'ENABLE ALWAYS',
} as const;

/** `CREATE TRIGGER` as the engine prints it, when it fires where that is not the rule, and its comment. */
export function writeTrigger(trigger: Trigger): readonly string[] {
	const relation = quoteRelation(trigger.namespace, trigger.relation);
	const name = quoteIdentifier(trigger.name);
	const firing = SWITCHES[trigger.enabled];
	return [
		trigger.definition,
		...(firing === null ? [] : [`ALTER TABLE ${relation} ${firing} TRIGGER ${name}`]),
		...writeComment(`TRIGGER ${name} ON ${relation}`, trigger.comment),
	];
}
