import { quoteIdentifiers, quoteRelation } from '../../dialects/postgres/ddl/quote.ts';
import type { Table } from '../../model/objects.ts';
import { partsOf } from '../../model/schema.ts';
import { classifyTable } from '../classify.ts';
import { codeSpan } from '../markdown.ts';
import { keysFrom } from '../references.ts';
import { areRequired, uniqueKeys } from '../relations.ts';
import { listed } from '../words/listing.ts';
import type { Anticipation, AnticipationFacts, Proposal } from './anticipation.ts';
import { comparableTables, fewWithout } from './comparable-tables.ts';

/** That each row can be named. */
export const primaryKey: Anticipation = {
	name: 'primary-key',
	find(facts) {
		const { schema } = facts;
		const tables = comparableTables(facts, 'core', 'relationship', 'audit', 'reference');
		const without = fewWithout(tables, (table) => partsOf(schema, table, 'primary-key').length > 0);
		if (without.length === 0) return null;
		return {
			reason:
				'A row that has no key cannot be named: logical replication refuses to update and delete it, and two that are alike cannot be told apart.',
			proposals: without.map((table) => propose(facts, table)),
		};
	},
};

function propose(facts: AnticipationFacts, table: Table): Proposal {
	const { schema } = facts;
	const alter = `ALTER TABLE ${quoteRelation(table.namespace, table.name)}`;
	const unique = uniqueKeys(schema, table).find((columns) => areRequired(schema, table, columns));
	const columns = partsOf(schema, table, 'column');
	const id = columns.find(({ name }) => name.toLowerCase() === 'id');
	const key = unique ?? (id ? [id.name] : joinedColumns(facts, table));
	if (key) {
		return {
			table,
			missing: `no primary key; ${listed(key.map(codeSpan))} could be it`,
			statements: [`${alter} ADD PRIMARY KEY (${quoteIdentifiers(key)})`],
		};
	}
	return {
		table,
		missing: 'no primary key and nothing that could be it',
		statements: [`${alter} ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY`],
	};
}

/** What a junction joins, where each of its rows joins something. */
function joinedColumns(facts: AnticipationFacts, table: Table): readonly string[] | null {
	const columns = [...new Set(keysFrom(facts.schema, table).flatMap((key) => key.columns))];
	const isJunction = classifyTable(facts, table) === 'relationship' && columns.length > 1;
	return isJunction && areRequired(facts.schema, table, columns) ? columns : null;
}
