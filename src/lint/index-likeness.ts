import { isSameValue } from '../model/normalise.ts';
import type { Index } from '../model/objects.ts';
import { partsOf, type RelationName, type Schema } from '../model/schema.ts';
import { listTokens } from '../sql/tokens.ts';

/** What an index holds: equal for two of the same table that hold the same. */
export interface Likeness {
	readonly method: string;
	/** Each key with its collation, operator class and order. */
	readonly keys: readonly string[];
	readonly include: readonly string[];
	/** What stands behind the keys: nulls, storage parameters, the predicate. */
	readonly rest: string;
}

/** The indexes of a relation that somebody asked for: those of partitions come from the table that these are parts of. */
export function ownIndexes(schema: Schema, relation: RelationName): readonly Index[] {
	const indexes = partsOf(schema, relation, 'index').filter(
		({ valid, partitionOf }) => valid && partitionOf === null,
	);
	// What a constraint needs stays, and comes first.
	return [
		...indexes.filter(({ constraint }) => constraint !== null),
		...indexes.filter(({ constraint }) => constraint === null),
	];
}

/** What an index holds, read from the definition that the engine prints. */
export function likenessOf({ definition, method, include }: Index): Likeness {
	const tokens = listTokens(definition);
	const using = tokens.findIndex(({ text, depth }) => depth === 0 && text.toUpperCase() === 'USING');
	const open = tokens.findIndex(({ text }, at) => at > using && text === '(');
	const close = tokens.findIndex(({ text, depth }, at) => at > open && depth === 0 && text === ')');
	const keys: string[] = [];
	let start = tokens[open]!.end;
	for (const { text, depth, start: at, end } of tokens.slice(open + 1, close + 1)) {
		if (!(depth === 1 && text === ',') && !(depth === 0 && text === ')')) continue;
		keys.push(definition.slice(start, at).trim());
		start = end;
	}
	return { method, keys, include, rest: definition.slice(tokens[close]!.end).trim() };
}

/** Whether a B-tree's keys are the first ones of another, which therefore serves the same searches. */
export function isBeginningOf(index: Index, other: Index): boolean {
	if (index.method !== 'btree' || other.method !== 'btree' || index.predicate !== other.predicate)
		return false;
	if (index.keys.length >= other.keys.length || index.include.length > 0) return false;
	const keys = likenessOf(index).keys;
	return isSameValue(keys, likenessOf(other).keys.slice(0, keys.length));
}
