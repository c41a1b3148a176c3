import { quoteIdentifier, quoteRelation } from '../../dialects/postgres/ddl/quote.ts';
import type { Column, Table } from '../../model/objects.ts';
import { partsOf, type Schema } from '../../model/schema.ts';
import { codeSpan } from '../markdown.ts';
import { nameOf } from '../relations.ts';
import { singularName, snakeCase } from '../words/nouns.ts';
import type { Anticipation } from './anticipation.ts';
import { comparableTables, fewWithout } from './comparable-tables.ts';

interface Link {
	readonly table: Table;
	readonly column: Column;
	readonly target: Table;
	/** The target's primary key. */
	readonly key: string;
}

/** That what points at a row points at one that is there. */
export const foreignKey: Anticipation = {
	name: 'foreign-key',
	find(facts) {
		const { schema } = facts;
		// A record of what happened outlives what it happened to, so that it often has none on purpose.
		const tables = comparableTables(facts, 'core', 'relationship', 'reference');
		const byName = new Map(tables.map((table) => [nameKey(table.namespace, table.name), table]));
		const links = tables.flatMap((table) =>
			partsOf(schema, table, 'column').flatMap((column) => findLink(schema, byName, table, column)),
		);
		const without = fewWithout(links, ({ table, column }) =>
			partsOf(schema, table, 'foreign-key').some(({ columns }) => columns.includes(column.name)),
		);
		if (without.length === 0) return null;
		return {
			reason:
				'Most columns that are named after a table have a foreign key to it. Without one, nothing keeps a row from pointing at what is gone. On a large table, add it `NOT VALID` first and validate it afterwards.',
			proposals: without.map(({ table, column, target, key }) => ({
				table,
				missing: `${codeSpan(column.name)} has no foreign key to ${codeSpan(nameOf(target))}`,
				statements: [
					`ALTER TABLE ${quoteRelation(table.namespace, table.name)} ADD FOREIGN KEY (${quoteIdentifier(column.name)}) REFERENCES ${quoteRelation(target.namespace, target.name)} (${quoteIdentifier(key)})`,
				],
			})),
		};
	},
};

/** The table that a column is named after, when its key is of the column's very type. */
function findLink(
	schema: Schema,
	byName: ReadonlyMap<string, Table>,
	table: Table,
	column: Column,
): readonly Link[] {
	const stem = /^(.+)_id$/.exec(snakeCase(column.name).toLowerCase())?.[1];
	const target = stem === undefined ? undefined : byName.get(nameKey(table.namespace, stem));
	const [key, ...more] = target
		? partsOf(schema, target, 'primary-key').flatMap(({ columns }) => columns)
		: [];
	if (!target || target === table || key === undefined || more.length > 0) return [];
	const isSameType = partsOf(schema, target, 'column').some(
		({ name, type }) => name === key && type === column.type,
	);
	return isSameType ? [{ table, column, target, key }] : [];
}

function nameKey(namespace: string, name: string): string {
	return `${namespace} ${singularName(snakeCase(name).toLowerCase())}`;
}
