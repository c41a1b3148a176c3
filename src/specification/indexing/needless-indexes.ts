import { quoteRelation } from '../../dialects/postgres/ddl/quote.ts';
import { quoteName } from '../../model/name.ts';
import type { Index } from '../../model/objects.ts';
import { objectsOf, partsOf, type Relation, type Schema } from '../../model/schema.ts';
import { listTokens, splitAtCommas } from '../../sql/tokens.ts';

/** An index whose work another one does as well. */
export interface NeedlessIndex {
	readonly index: Index;
	readonly by: Index;
	/** True when both are alike but for their names. */
	readonly isTwin: boolean;
	/** Without a semicolon. */
	readonly statement: string;
}

/** Indexes that are twins of others or the beginning of longer ones, by relation. */
export function needlessIndexes(schema: Schema): readonly NeedlessIndex[] {
	const relations: readonly Relation[] = [
		...objectsOf(schema, 'table').filter(({ partitionOf }) => partitionOf === null),
		...objectsOf(schema, 'materialized-view'),
	];
	return relations.flatMap((relation) => {
		const indexes = partsOf(schema, relation, 'index').filter(({ valid }) => valid);
		const keys = new Map(indexes.map((index) => [index, keyTexts(index)]));
		const needless = new Set<Index>();
		return indexes.flatMap((index): readonly NeedlessIndex[] => {
			if (!isDroppable(index)) return [];
			const by = indexes.find(
				(other) => other !== index && !needless.has(other) && isCovered(index, other, keys),
			);
			if (!by) return [];
			needless.add(index);
			const isTwin = keys.get(by)!.length === keys.get(index)!.length;
			const statement = `DROP INDEX ${quoteRelation(index.namespace, index.name)}`;
			return [{ index, by, isTwin, statement }];
		});
	});
}

/** One that a constraint is made of, or that identifies rows, has a purpose of its own. */
function isDroppable({ constraint, replicaIdentity, clustered }: Index): boolean {
	return constraint === null && !replicaIdentity && !clustered;
}

function isCovered(index: Index, other: Index, keys: ReadonlyMap<Index, readonly string[]>): boolean {
	const own = keys.get(index)!;
	const others = keys.get(other)!;
	if (index.method !== other.method || index.predicate !== other.predicate || own.length === 0) return false;
	if (own.length > others.length || own.some((key, at) => others[at] !== key)) return false;
	const isTwin = own.length === others.length;
	if (!isTwin && (index.method !== 'btree' || index.unique)) return false;
	const isNullsDistinct =
		/NULLS NOT DISTINCT/i.test(index.definition) === /NULLS NOT DISTINCT/i.test(other.definition);
	if (index.unique && (!other.unique || !isNullsDistinct)) return false;
	return index.include.every((name) => other.include.includes(name) || others.includes(quoteName(name)));
}

/** The keys as the engine prints them, with their order and operator classes. */
function keyTexts({ definition }: Index): readonly string[] {
	const tokens = listTokens(definition);
	const using = tokens.findIndex(({ kind, text }) => kind === 'word' && text.toUpperCase() === 'USING');
	const open = tokens.findIndex(({ text }, at) => at > using && text === '(');
	const close = tokens.findIndex(({ text, depth }, at) => at > open && text === ')' && depth === 0);
	if (using < 0 || open < 0 || close < 0) return [];
	return splitAtCommas(tokens.slice(open + 1, close), 1).map(({ start, end }) =>
		definition.slice(start, end),
	);
}
