import { quoteIdentifier, quoteRelation } from '../../dialects/postgres/ddl/quote.ts';
import type { Table, Trigger } from '../../model/objects.ts';
import { partsOf } from '../../model/schema.ts';
import { codeSpan } from '../markdown.ts';
import type { Anticipation, AnticipationFacts } from './anticipation.ts';
import { comparableTables, fewWithout, mostFrequent } from './comparable-tables.ts';

/** A trigger that most of certain tables have and a few have not. */
export interface CommonTrigger {
	readonly name: string;
	/** The tables that should be alike. */
	isComparable(facts: AnticipationFacts, table: Table): boolean;
	isMeant(trigger: Trigger): boolean;
	/** Why one wants it, as a Markdown sentence. */
	readonly why: string;
}

/** The anticipation of a trigger as most tables have it, with the same function and at the same moment. */
export function anticipateTrigger({ name, isComparable, isMeant, why }: CommonTrigger): Anticipation {
	return {
		name,
		find(facts) {
			const tables = comparableTables(facts, 'core').filter((table) => isComparable(facts, table));
			const triggersOf = (table: Table) => partsOf(facts.schema, table, 'trigger').filter(isMeant);
			const without = fewWithout(tables, (table) => triggersOf(table).length > 0);
			const examples = tables.flatMap(triggersOf);
			const tail = mostFrequent(examples.map(tailOf).filter((text) => text !== ''));
			const example = examples.find((each) => tailOf(each) === tail);
			if (tail === undefined || !example || without.length === 0) return null;
			return {
				reason: `Most such tables have a trigger that calls ${codeSpan(example.function)}. ${why}`,
				proposals: without.map((table) => ({
					table,
					missing: `no trigger calls ${codeSpan(example.function)}`,
					statements: [writeTrigger(example, table, tail)],
				})),
			};
		},
	};
}

/** What a trigger does, when and for what; empty where it is told by more than the table's name. */
function tailOf({ definition, condition }: Trigger): string {
	const found = /\sON\s+(?:ONLY\s+)?\S+\s+(FOR EACH \w+ EXECUTE FUNCTION [\s\S]+)$/.exec(definition);
	return condition === null && /^\s*CREATE TRIGGER/.test(definition) ? (found?.[1] ?? '') : '';
}

function writeTrigger(example: Trigger, table: Table, tail: string): string {
	const name = example.name.includes(example.relation)
		? example.name.replace(example.relation, table.name)
		: example.name;
	const moment = `${example.timing.toUpperCase()} ${example.events.join(' OR ').toUpperCase()}`;
	return `CREATE TRIGGER ${quoteIdentifier(name)} ${moment} ON ${quoteRelation(table.namespace, table.name)} ${tail}`;
}
