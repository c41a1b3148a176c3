import { displayName } from '../../model/name.ts';
import type { Routine, Trigger } from '../../model/objects.ts';
import { objectsOf, type Schema } from '../../model/schema.ts';
import { nameOf } from '../relations.ts';
import { snakeCase } from '../words/nouns.ts';
import { calledRoutines } from './called-routines.ts';
import { type Writing, writtenTables } from './written-tables.ts';

/** What a trigger does to the row that is written and to other tables, as far as its function's own SQL shows it. */
export interface TriggerEffects {
	/** The fields of the new row that it sets before the row is written. */
	readonly sets: readonly string[];
	readonly writes: readonly Writing[];
	/** The routines that its function calls and that do some of the writing. */
	readonly through: readonly Routine[];
}

const BOOKKEEPING = /^(?:created|inserted|last_updated|updated|modified|edited)_?(?:at|on|time|date)?$/;

/** What a trigger does; nothing for one whose function is not there to be read. */
export function triggerEffects(schema: Schema, trigger: Trigger): TriggerEffects {
	const called = trigger.inherited ? undefined : calledBy(schema, trigger);
	if (!called) return { sets: [], writes: [], through: [] };
	const through = calledRoutines(schema, called).filter(
		(routine) => writtenTables(schema, routine).length > 0,
	);
	const writes = [called, ...through].flatMap((routine) => writtenTables(schema, routine));
	const byWords = new Map(writes.map((each) => [`${each.verb} ${nameOf(each.table)}`, each]));
	return { sets: setFields(trigger, called), writes: [...byWords.values()], through };
}

const triggerFunctions = new WeakMap<Schema, ReadonlyMap<string, Routine>>();

/** The function that a trigger calls, if the migrations build it. */
export function calledBy(schema: Schema, trigger: Trigger): Routine | undefined {
	let byName = triggerFunctions.get(schema);
	if (!byName) {
		const functions = objectsOf(schema, 'function').filter(({ result }) => result === 'trigger');
		byName = new Map(functions.map((each) => [displayName(each.namespace, each.name), each]));
		triggerFunctions.set(schema, byName);
	}
	return byName.get(trigger.function);
}

/** True for a trigger that only notes when the row was written. */
export function isBookkeeping({ sets, writes }: TriggerEffects): boolean {
	return writes.length === 0 && sets.every((field) => BOOKKEEPING.test(snakeCase(field).toLowerCase()));
}

function setFields({ timing, level }: Trigger, { definition }: Routine): readonly string[] {
	if (timing !== 'before' || level !== 'row') return [];
	const sets = definition.matchAll(
		/(?:^|;|\b(?:begin|then|else|loop)\b)\s*new\s*\.\s*(?:"([^"]+)"|(\w+))\s*:?=/gi,
	);
	return [...new Set([...sets].map(([, quoted, plain]) => quoted ?? plain!.toLowerCase()))];
}
