import { quoteIdentifier } from '../../../../dialects/postgres/ddl/quote.ts';
import { RANKS, type StandInRelation } from '../plan.ts';
import { addNamespace, addRelation } from '../relations.ts';
import { isMadeBefore, namespaceOf, placeOf, type Repair, standInNamed, usedRelation } from '../repair.ts';
import { relationName } from '../write-plan.ts';
import { addIndex } from './missing-index.ts';

/** A table, view or sequence that is not there. */
export const missingRelation: Repair = ({ message }, situation) => {
	const written =
		/^(?:relation|table|view|materialized view|sequence|foreign table|index) "(.+)" does not exist$/s.exec(
			message,
		)?.[1];
	if (written === undefined) return null;
	const used = usedRelation(situation, written);
	const { usedAs } = situation.facts.relation(used.origin);
	if (usedAs === 'sequence' || message.startsWith('sequence')) {
		const namespace = namespaceOf(situation, used);
		const name = relationName({ namespace, name: used.origin });
		const key = `sequence ${name}`;
		if (situation.plan.things.has(key) || isMadeBefore(situation, 'relation', used.origin)) return null;
		const statements = [`CREATE SEQUENCE ${name}`];
		const before = addNamespace(situation, namespace);
		situation.plan.things.set(key, {
			rank: RANKS.sequence,
			statements,
			message: `Nothing makes the sequence ${used.origin}: it is taken to be there.`,
			place: placeOf(situation),
		});
		return [...before, ...statements];
	}
	if (usedAs === 'index' || message.startsWith('index'))
		return addIndex(situation, { namespace: used.namespace, name: used.origin }, null);
	return addRelation(situation, used);
};

/** A namespace that is not there, or that a bare name would be made in. */
export const missingNamespace: Repair = ({ message }, situation) => {
	const named = /^schema "(.+)" does not exist$/s.exec(message)?.[1];
	const [first] = situation.statement.uses.searchPath;
	const name = named ?? (message.startsWith('no schema') ? first : undefined);
	if (name === undefined) return null;
	const statements = addNamespace(situation, name);
	return statements.length > 0 ? statements : null;
};

/** A table that is to be a part of another one and is not. */
export const missingPartition: Repair = ({ message }, situation) => {
	const names = /^relation "(.+)" is not a partition of relation "(.+)"$/s.exec(message);
	const part = names && standInNamed(situation, names[1] ?? '');
	const whole = names && standInNamed(situation, names[2] ?? '');
	if (!part || !whole?.partitionBy || part.like?.bound) return null;
	const place = [...situation.plan.relations.values()].filter(({ like }) => like?.bound).length;
	part.like = {
		parent: relationName(whole),
		key: JSON.stringify([whole.namespace, whole.name]),
		bound: boundFor(whole, place),
	};
	part.columns.clear();
	return 'anew';
};

/** A bound that no other stand-in's meets. */
function boundFor({ partitionBy, columns }: StandInRelation, place: number): string {
	const [first] = partitionBy?.columns ?? [];
	const type = columns.get(first ?? '')?.type ?? 'text';
	const isMoment = /^(?:date|timestamp)/.test(type);
	const value = (at: number): string =>
		isMoment ? `'${2020 + at}-01-01'` : /^(?:bigint|integer)$/.test(type) ? `${at * 1000}` : `'part ${at}'`;
	const rest = (partitionBy?.columns.length ?? 1) - 1;
	switch (partitionBy?.strategy) {
		case 'LIST':
			return `FOR VALUES IN (${value(place)})`;
		case 'HASH':
			return `FOR VALUES WITH (MODULUS 64, REMAINDER ${place % 64})`;
		default: {
			const bound = (at: number): string =>
				[value(at), ...Array.from({ length: rest }, () => 'MINVALUE')].join(', ');
			return `FOR VALUES FROM (${bound(place)}) TO (${bound(place + 1)})`;
		}
	}
}

/** A row that goes into a divided table of which no part takes it. */
export const missingPart: Repair = ({ message }, situation) => {
	const written = /^no partition of relation "(.+)" found for row$/s.exec(message)?.[1];
	const whole = written === undefined ? null : standInNamed(situation, written);
	if (!whole?.partitionBy || whole.partitionBy.strategy === 'HASH') return null;
	const key = `default ${relationName(whole)}`;
	if (situation.plan.things.has(key)) return null;
	const name = `${quoteIdentifier(whole.namespace)}.${quoteIdentifier(`${whole.name}_default`)}`;
	const statements = [`CREATE TABLE ${name} PARTITION OF ${relationName(whole)} DEFAULT`];
	situation.plan.things.set(key, {
		rank: RANKS.key,
		statements,
		message: `The partitioned table ${whole.name} is taken to have a default partition.`,
		place: placeOf(situation),
	});
	return statements;
};
