import { identifyRelation } from '../../model/identity.ts';
import { objectsOf } from '../../model/schema.ts';
import { blockId } from '../block-id.ts';
import { codeSpan } from '../markdown.ts';
import { joinStatements } from '../object-sql.ts';
import type { PlannedQuery } from '../rehearsed.ts';
import { nameOf, relationId } from '../relations.ts';
import { render } from '../renderer.ts';
import { type GeneratedBlock, orEmpty, type Section } from '../section.ts';

/** What the tables are asked, one block per table, each query with the index that serves it. */
export const queryExamples: Section = {
	id: 'query-examples',
	title: 'Query Examples',
	level: 4,
	parent: 'schema-documentation',
	draft: () =>
		'Queries that keys and indexes are made for. Each one has run on the rows under [Reference Data](#reference-data) and [Development Test Data](#development-test-data), and its values are from there.',
	blocks({ schema, rehearsed }) {
		const byTable = new Map<string, PlannedQuery[]>();
		for (const query of rehearsed.queries) {
			const id = identifyRelation('table', query.namespace, query.table);
			const known = byTable.get(id);
			if (known) known.push(query);
			else byTable.set(id, [query]);
		}
		const blocks = objectsOf(schema, 'table').flatMap((table): readonly GeneratedBlock[] => {
			const queries = byTable.get(identifyRelation('table', table.namespace, table.name));
			if (!queries) return [];
			const content = render('queries', {
				queries: queries.map(({ question, sql, index }) => ({ question, sql: joinStatements([sql]), index })),
			});
			return [{ id: blockId(`queries ${relationId(table)}`), heading: codeSpan(nameOf(table)), content }];
		});
		return orEmpty('query-examples', blocks, 'There is no table with rows to ask for.');
	},
};
