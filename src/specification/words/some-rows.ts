import { quoteName } from '../../model/name.ts';
import { partsOf, type RelationName, type Schema } from '../../model/schema.ts';
import { codeSpan, oneLine } from '../markdown.ts';
import { describeCondition } from './condition.ts';

/** Which rows a partial index is about, as Markdown: `` `deleted` is false ``; the condition as code where it has no plain words. */
export function describeRows(schema: Schema, relation: RelationName, predicate: string): string {
	const types = partsOf(schema, relation, 'column').map(({ name, type }) => [name, type] as const);
	const names = types.map(([name]) => name);
	const words = names.length > 1 ? describeCondition(predicate, names, new Map(types)) : null;
	return words ?? codeSpan(oneLine(predicate));
}

/** The keys of a partial index, as the engine prints them, without the columns that have one value in all of its rows. */
export function openKeys(keys: readonly string[], predicate: string | null): readonly string[] {
	if (predicate === null || /\bor\b/i.test(predicate.replace(/'(?:[^']|'')*'/g, "''"))) return keys;
	const facts = new Set(
		predicate
			.split(/\s+AND\s+/i)
			.map((fact) => fact.replace(/^[\s(]+|[\s)]+$/g, ''))
			.map((fact) => fact.replace(/^NOT\s+|\s+(?:=|IS)\s+(?:true|false|null)$/i, '')),
	);
	return keys.filter((key) => !facts.has(key) && !facts.has(quoteName(key)));
}
