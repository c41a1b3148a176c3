import type { Trigger } from '../../../model/objects.ts';
import { writeComment } from './comments.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';

/** What `ALTER TABLE` says before the name where a trigger or rule does not act as it usually would. */
export const SWITCHES = {
	origin: 'ENABLE',
	disabled: 'DISABLE',
	replica: 'ENABLE REPLICA',
	always: 'ENABLE ALWAYS',
} as const;

/** `CREATE TRIGGER` as the engine prints it, save for a partition's copy; when it fires where that is not the rule; its comment. */
export function writeTrigger(trigger: Trigger): readonly string[] {
	const relation = quoteRelation(trigger.namespace, trigger.relation);
	const name = quoteIdentifier(trigger.name);
	const isAsCreated = !trigger.inherited && trigger.enabled === 'origin';
	return [
		...(trigger.inherited ? [] : [trigger.definition]),
		...(isAsCreated ? [] : [`ALTER TABLE ${relation} ${SWITCHES[trigger.enabled]} TRIGGER ${name}`]),
		...writeComment(`TRIGGER ${name} ON ${relation}`, trigger.comment),
	];
}
