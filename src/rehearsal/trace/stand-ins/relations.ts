import { quoteIdentifier } from '../../../dialects/postgres/ddl/quote.ts';
import { formerType, guessType } from './guess-type.ts';
import {
	RANKS,
	relationKey,
	type StandInColumn,
	type StandInPartition,
	type StandInRelation,
} from './plan.ts';
import { isMadeBefore, namespaceOf, placeOf, type Repaired, type Situation } from './repair.ts';
import type { ColumnFacts, RelationFacts, UsedRelation } from './uses.ts';
import { relationName, writeColumn, writeRelation } from './write-plan.ts';

/** Makes a relation with the columns that statements name; null where one stands in for it already. */
export function addRelation(situation: Situation, used: UsedRelation): Repaired {
	const { plan, facts, existing } = situation;
	const namespace = namespaceOf(situation, used);
	const key = relationKey(namespace, used.origin);
	if (plan.relations.has(key) || existing.has(key)) return null;
	if (isMadeBefore(situation, 'relation', used.origin)) return null;
	const known = facts.relation(used.origin);
	const as = known.usedAs === 'sequence' || known.usedAs === 'index' ? 'table' : (known.usedAs ?? 'table');
	const relation: StandInRelation = {
		namespace,
		name: used.origin,
		as,
		columns: new Map(),
		primaryKey: [],
		primaryKeyName: null,
		partitionBy: null,
		like: null,
		place: placeOf(situation),
	};
	fillColumns(relation, known);
	plan.relations.set(key, relation);
	const statements = [...addNamespace(situation, namespace)];
	if (known.like && !known.partition) statements.push(...likeParent(situation, relation, known.like));
	return [...statements, ...writeRelation(relation)];
}

/** The statements that make a namespace where it is not there yet. */
export function addNamespace(
	{ plan, existing, ...situation }: Situation,
	namespace: string,
): readonly string[] {
	const key = `namespace ${namespace}`;
	const isThere = namespace === 'public' || existing.has(namespace) || plan.things.has(key);
	if (isThere || isMadeBefore({ plan, existing, ...situation }, 'namespace', namespace)) return [];
	const statements = [`CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(namespace)}`];
	const message = `Nothing makes the schema ${namespace}: it is taken to be there.`;
	plan.things.set(key, {
		rank: RANKS.namespace,
		statements,
		message,
		place: placeOf({ plan, existing, ...situation }),
	});
	return statements;
}

/** Makes a column of a stand-in; null where it has that column. */
export function addColumn({ plan, facts }: Situation, relation: StandInRelation, name: string): Repaired {
	if (relation.columns.has(name)) return null;
	if (relation.like) {
		const parent = plan.relations.get(relation.like.key);
		if (!parent || parent.columns.has(name)) return null;
		parent.columns.set(name, newColumn(name, facts.column(relation.name, name)));
		return 'anew';
	}
	const column = newColumn(name, facts.column(relation.name, name));
	relation.columns.set(name, column);
	if (relation.as !== 'table' && relation.as !== 'foreign-table') return 'anew';
	return [`ALTER TABLE ${relationName(relation)} ADD COLUMN ${writeColumn(name, column)}`];
}

/** A column as statements expect it to be before them. */
export function newColumn(name: string, facts: ColumnFacts | undefined): StandInColumn {
	const type = facts?.retyped
		? formerType(facts.retyped.type, facts.retyped.isConverted)
		: guessType(name, facts?.hints ?? []);
	const identity = facts?.identity ?? null;
	return {
		type,
		isNotNull: (facts?.isNotNull ?? false) || identity !== null,
		default: facts?.hasDefault ? `NULL::${type}` : null,
		identity,
		isGenerated: facts?.isGenerated ?? false,
	};
}

function fillColumns(relation: StandInRelation, known: RelationFacts): void {
	const sure = [...known.columns].filter(([, facts]) => facts.isSure && !facts.isAdded);
	const id = known.columns.get('id');
	const hasKey = relation.as === 'table' && !id?.isAdded;
	for (const [index, hint] of known.values.entries()) {
		const isKey = index === 0 && hasKey && (hint === null || /^(?:bigint|integer|uuid)$/.test(hint.type));
		const name = isKey ? 'id' : (sure[index]?.[0] ?? `column${index + 1}`);
		const hints = [...(known.columns.get(name)?.hints ?? []), ...(hint ? [hint] : [])];
		relation.columns.set(name, { ...newColumn(name, known.columns.get(name)), type: guessType(name, hints) });
	}
	const needsKey = hasKey && known.values.length === 0 && !known.getsPrimaryKey;
	if (needsKey || (relation.as !== 'table' && sure.length === 0 && relation.as !== 'composite')) {
		relation.columns.set('id', newColumn('id', id));
	}
	for (const [name, facts] of sure) {
		if (!relation.columns.has(name)) relation.columns.set(name, newColumn(name, facts));
	}
	if (known.partition && relation.as === 'table')
		relation.partitionBy = partitionOf(relation, known.partition);
	if (hasKey && relation.columns.has('id') && !known.getsPrimaryKey) {
		const others = relation.partitionBy?.columns.filter((name) => name !== 'id') ?? [];
		relation.primaryKey = id?.isNotNull || !id?.isGenerated ? ['id', ...others] : [];
	}
}

function partitionOf(
	{ columns }: StandInRelation,
	{ strategy, types }: { readonly strategy: string; readonly types: readonly string[] },
): StandInPartition {
	const wanted = types.length > 0 ? types : [strategy === 'HASH' ? 'bigint' : 'timestamptz'];
	const chosen: string[] = [];
	for (const type of wanted) {
		const isMoment = /^(?:date|timestamp)/.test(type);
		const fits = (each: string): boolean =>
			isMoment
				? /^(?:date|timestamp)/.test(each)
				: /^(?:bigint|integer)$/.test(type)
					? /^(?:bigint|integer)$/.test(each)
					: each === type;
		const found = [...columns].find(([name, column]) => !chosen.includes(name) && fits(column.type))?.[0];
		const name = found ?? (isMoment ? 'created_at' : `part_key${chosen.length > 0 ? chosen.length + 1 : ''}`);
		if (found === undefined) {
			const bare = { isNotNull: false, default: null, identity: null, isGenerated: false };
			columns.set(name, { ...bare, type: isMoment ? 'timestamptz' : type });
		}
		chosen.push(name);
	}
	return { strategy, columns: chosen };
}

/** Gives a relation the columns of another one, which is made first where nothing makes it. */
function likeParent(
	situation: Situation,
	relation: StandInRelation,
	parent: UsedRelation,
): readonly string[] {
	const { facts, existing } = situation;
	const namespace = namespaceOf(situation, parent);
	const key = relationKey(namespace, parent.origin);
	relation.primaryKey = [];
	if (facts.relation(parent.origin).isCreated && !existing.has(key)) {
		relation.columns.clear();
		for (const [name, each] of facts.relation(parent.origin).columns) {
			if (each.isSure) relation.columns.set(name, newColumn(name, each));
		}
		return [];
	}
	const made = addRelation(situation, parent);
	relation.like = { parent: relationName({ namespace, name: parent.origin }), key, bound: null };
	relation.columns.clear();
	return Array.isArray(made) ? made : [];
}
