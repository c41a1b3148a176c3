import { quoteName } from '../../model/name.ts';
import type { MaterializedView } from '../../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../../model/schema.ts';
import type { Facts } from '../facts.ts';
import { missingKeyIndexes } from '../indexing/missing-key-indexes.ts';
import { needlessIndexes } from '../indexing/needless-indexes.ts';
import { codeSpan, prose } from '../markdown.ts';
import { joinStatements } from '../object-sql.ts';
import { isProven } from '../proposals.ts';
import { targetOf } from '../references.ts';
import { nameOf, relationOf } from '../relations.ts';
import { render } from '../renderer.ts';
import { type GeneratedBlock, orEmpty, type Section } from '../section.ts';
import { listed } from '../words/listing.ts';

/** What makes queries slower than they need be: foreign keys without an index, indexes without work, stale copies. */
export const queryOptimization: Section = {
	id: 'query-optimization',
	title: 'Query Optimization',
	level: 3,
	parent: 'performance-considerations',
	draft: draftOptimization,
	blocks: (facts) =>
		orEmpty(
			'query-optimization',
			[...unindexedKeys(facts), ...needless(facts), ...refreshes(facts.schema)],
			'Each foreign key has an index that begins with it, and no index does the work of another one.',
		),
};

function draftOptimization({ project }: Facts): string {
	const goal = project.performance === null ? '' : ` The goal is ${prose(project.performance)}.`;
	return [
		`- **Anticipated Query Patterns**: what keys and indexes suggest is under [Query Examples](#query-examples).${goal} _Not written down yet: the queries that the product lives on_`,
		'- **Index Strategy**: what each index is for stands beside it under [Primary Indexes](#primary-indexes) and the headings after it.',
		'- **Caching Strategy**: _not written down yet: what is cached outside of the database, for how long_',
	].join('\n');
}

function unindexedKeys(facts: Facts): readonly GeneratedBlock[] {
	const found = missingKeyIndexes(facts.schema).filter(({ statement }) => isProven(facts, [statement]));
	if (found.length === 0) return [];
	const keys = found.map(({ table, key, partial }) => ({
		table: nameOf(table),
		columns: listed(key.columns.map(codeSpan)),
		target: nameOf(targetOf(key)),
		onDelete: key.onDelete,
		partial: partial?.name ?? null,
	}));
	const sql = joinStatements(found.map(({ statement }) => statement));
	return [
		{
			id: 'foreign keys without an index',
			heading: null,
			content: render('unindexed-keys', { keys, sql }),
		},
	];
}

function needless(facts: Facts): readonly GeneratedBlock[] {
	const found = needlessIndexes(facts.schema).filter(({ statement }) => isProven(facts, [statement]));
	if (found.length === 0) return [];
	const indexes = found.map(({ index, by, isTwin }) => ({
		name: index.name,
		relation: relationOf(index),
		by: by.name,
		isTwin,
	}));
	const sql = joinStatements(found.map(({ statement }) => statement));
	return [{ id: 'needless indexes', heading: null, content: render('needless-indexes', { indexes, sql }) }];
}

function refreshes(schema: Schema): readonly GeneratedBlock[] {
	const views = objectsOf(schema, 'materialized-view').map((view) => ({
		view: nameOf(view),
		key: refreshKey(schema, view),
	}));
	if (views.length === 0) return [];
	return [{ id: 'materialized views', heading: null, content: render('refreshes', { views }) }];
}

/** The unique index by which a view can be refreshed beside its readers: over all rows and plain columns. */
function refreshKey(schema: Schema, view: MaterializedView): string | null {
	const columns = new Set(view.columns.map(({ name }) => quoteName(name)));
	const found = partsOf(schema, view, 'index').find(
		({ unique, predicate, keys, valid }) =>
			unique && valid && predicate === null && keys.every((key) => columns.has(key)),
	);
	return found?.name ?? null;
}
