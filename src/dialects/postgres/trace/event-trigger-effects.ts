import type { Identity } from '../../../model/identity.ts';
import type { Effect } from '../../dialect.ts';
import { quoteIdentifier } from '../ddl/quote.ts';

const NAME = /"((?:[^"]|"")+)"|([\p{L}_][\p{L}\p{N}_$]*)/u.source;
const SPACE = /(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)+/.source;

const STATEMENT = new RegExp(
	`^(?:${SPACE})?(create|alter|drop)${SPACE}event${SPACE}trigger${SPACE}(?:if${SPACE}exists${SPACE})?(?:${NAME})`,
	'iu',
);
const RENAMING = new RegExp(`${SPACE}rename${SPACE}to${SPACE}(?:${NAME})`, 'iu');

const VERBS: Readonly<Record<string, Effect['verb']>> = {
	create: 'created',
	alter: 'changed',
	drop: 'dropped',
};

/** What a statement did to an event trigger: those are never reported to event triggers, so that its text must tell. */
export function eventTriggerEffects(sql: string): readonly Effect[] {
	const statement = STATEMENT.exec(sql);
	const verb = VERBS[statement?.[1]?.toLowerCase() ?? ''];
	if (!statement || !verb) return [];
	const name = nameOf(statement[2], statement[3]);
	const renaming = verb === 'changed' ? RENAMING.exec(sql.slice(statement[0].length)) : null;
	if (!renaming) return [effectOn(name, verb)];
	return [effectOn(name, 'dropped'), effectOn(nameOf(renaming[1], renaming[2]), 'created')];
}

/** The key of an event trigger of this name, as SQL writes it, for effects that know no other. */
export function eventTriggerKey(name: string): string {
	return `event-trigger ${name}`;
}

function nameOf(quoted: string | undefined, bare: string | undefined): string {
	return quoteIdentifier(quoted?.replaceAll('""', '"') ?? bare?.toLowerCase() ?? '');
}

function effectOn(name: string, verb: Effect['verb']): Effect {
	const identity = `event-trigger ${name}` as Identity;
	return { kind: 'event-trigger', identity, key: eventTriggerKey(name), verb, details: [] };
}
