import { quoteIdentifier, quoteIdentifiers, quoteQualified } from '../../../dialects/postgres/ddl/quote.ts';
import { displayName } from '../../../model/name.ts';
import type { LedgerEntry } from '../../../project/project.ts';
import { type Plan, RANKS, type StandInColumn, type StandInRelation, type StandInThing } from './plan.ts';

/** Statements that make one thing of a plan, and what the ledger says of it. */
export interface PlannedMaking {
	readonly statements: readonly string[];
	readonly entry: LedgerEntry | null;
}

/** All of a plan, in the order in which it is made. */
export function listMakings({ relations, things }: Plan): readonly PlannedMaking[] {
	const before = [...things.values()].filter(({ rank }) => rank < RANKS.relation);
	const after = [...things.values()].filter(({ rank }) => rank >= RANKS.relation);
	const byRank = (list: readonly StandInThing[]): readonly PlannedMaking[] =>
		list.toSorted((a, b) => a.rank - b.rank).map(thingMaking);
	const wholes = [...relations.values()].filter(({ like }) => like === null);
	const parts = [...relations.values()].filter(({ like }) => like !== null);
	return [...byRank(before), ...[...wholes, ...parts].map(relationMaking), ...byRank(after)];
}

function thingMaking({ statements, message, place }: StandInThing): PlannedMaking {
	return { statements, entry: message === null ? null : { kind: 'assumed', message, ...place } };
}

function relationMaking(relation: StandInRelation): PlannedMaking {
	return {
		statements: writeRelation(relation),
		entry: { kind: 'assumed', message: describeRelation(relation), ...relation.place },
	};
}

/** A relation's name as SQL. */
export function relationName({ namespace, name }: Pick<StandInRelation, 'namespace' | 'name'>): string {
	return quoteQualified(namespace, name);
}

/** The statements that make a relation. */
export function writeRelation(relation: StandInRelation): readonly string[] {
	const { as, columns, primaryKey, primaryKeyName, partitionBy, like } = relation;
	const name = relationName(relation);
	if (like) {
		const body =
			like.bound === null
				? `(LIKE ${like.parent} INCLUDING ALL)`
				: `PARTITION OF ${like.parent} ${like.bound}`;
		return [`CREATE TABLE ${name} ${body}`];
	}
	const query = `SELECT ${[...columns].map(([column, { type }]) => `NULL::${type} AS ${quoteIdentifier(column)}`).join(', ')}`;
	const server = quoteIdentifier(`stand_in_${relation.name}`);
	switch (as) {
		case 'view':
			return [`CREATE VIEW ${name} AS ${query}`];
		case 'materialized-view':
			return [`CREATE MATERIALIZED VIEW ${name} AS ${query}`];
		case 'composite':
			return [
				`CREATE TYPE ${name} AS (${[...columns].map(([column, { type }]) => `${quoteIdentifier(column)} ${type}`).join(', ')})`,
			];
		case 'foreign-table':
			return [
				`CREATE FOREIGN DATA WRAPPER ${server}`,
				`CREATE SERVER ${server} FOREIGN DATA WRAPPER ${server}`,
				`CREATE FOREIGN TABLE ${name} (${writeColumns(columns).join(', ')}) SERVER ${server}`,
			];
		default: {
			const constraint = primaryKeyName === null ? '' : `CONSTRAINT ${quoteIdentifier(primaryKeyName)} `;
			const key = primaryKey.length > 0 ? [`${constraint}PRIMARY KEY (${quoteIdentifiers(primaryKey)})`] : [];
			const partition = partitionBy
				? ` PARTITION BY ${partitionBy.strategy} (${quoteIdentifiers(partitionBy.columns)})`
				: '';
			return [`CREATE TABLE ${name} (${[...writeColumns(columns), ...key].join(', ')})${partition}`];
		}
	}
}

/** A column as it stands in a `CREATE TABLE`. */
export function writeColumn(name: string, column: StandInColumn): string {
	const parts = [quoteIdentifier(name), column.type];
	if (column.isGenerated) parts.push(`GENERATED ALWAYS AS (NULL::${column.type}) STORED`);
	else if (column.identity) parts.push(`GENERATED ${column.identity} AS IDENTITY`);
	else if (column.default !== null) parts.push(`DEFAULT ${column.default}`);
	if (column.isNotNull) parts.push('NOT NULL');
	return parts.join(' ');
}

function writeColumns(columns: ReadonlyMap<string, StandInColumn>): readonly string[] {
	return [...columns].map(([name, column]) => writeColumn(name, column));
}

const NOUNS: Readonly<Record<StandInRelation['as'], string>> = {
	table: 'table',
	view: 'view',
	'materialized-view': 'materialized view',
	composite: 'type',
	'foreign-table': 'foreign table',
};

function describeRelation(relation: StandInRelation): string {
	const { as, namespace, name, columns, primaryKey, partitionBy, like } = relation;
	const start = `Nothing makes the ${NOUNS[as]} ${displayName(namespace, name)}: it is taken to be there`;
	if (like) {
		return `${start}, ${like.bound === null ? 'with the columns of' : 'as a partition of'} ${like.parent.replace(/^public\./, '')}.`;
	}
	if (columns.size === 0) return `${start}, without columns.`;
	const list = [...columns].map(([column, each]) => writeColumn(column, each)).join(', ');
	const partition = partitionBy ? `, partitioned by ${quoteIdentifiers(partitionBy.columns)}` : '';
	const key = primaryKey.length > 0 ? `, primary key ${quoteIdentifiers(primaryKey)}` : '';
	return `${start} with ${columns.size === 1 ? 'the column' : 'the columns'} ${list}${key}${partition}.`;
}
