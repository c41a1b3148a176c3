import type { Routine } from '../../model/objects.ts';
import { objectsOf } from '../../model/schema.ts';
import { blockId } from '../block-id.ts';
import type { Facts } from '../facts.ts';
import { describeLifecycle } from '../flow/describe-lifecycle.ts';
import { describeTransformations, describeWritings, sourcesOf } from '../flow/describe-transformations.ts';
import { writtenTables } from '../flow/written-tables.ts';
import { codeSpan } from '../markdown.ts';
import { nameOf, relationId } from '../relations.ts';
import { render } from '../renderer.ts';
import { servesTriggers } from '../routine-blocks.ts';
import { type GeneratedBlock, orEmpty, type Section } from '../section.ts';
import { listed } from '../words/listing.ts';

/** What happens to data in the database: what is computed from what, who writes where, and how rows come and go. */
export const dataFlowAnalysis: Section = {
	id: 'data-flow-analysis',
	title: 'Data Flow Analysis',
	level: 3,
	parent: 'data-architecture-analysis',
	draft: draftFlow,
	blocks: (facts) =>
		orEmpty(
			'data-flow-analysis',
			[
				...tableFlows(facts),
				...viewFlows(facts),
				...routineFlows(facts),
				...foreignFlows(facts),
				...lifecycles(facts),
			],
			'Nothing happens to data by itself: the migrations build no trigger, view or computed column.',
		),
};

function draftFlow({ schema }: Facts): string {
	const foreign = objectsOf(schema, 'foreign-table').length > 0;
	return [
		`- **Data Sources**: _not written down yet: who writes to the database_${foreign ? ' Foreign tables bring in rows of other servers.' : ''}`,
		'- **Data Transformations** and **Data Lifecycle**: below, as far as the database itself takes part in them.',
		'- **Data Destinations**: _not written down yet: who reads from it, and what is exported where_',
	].join('\n');
}

function tableFlows({ schema }: Facts): readonly GeneratedBlock[] {
	return objectsOf(schema, 'table')
		.filter(({ partitionOf }) => partitionOf === null)
		.flatMap((table) =>
			flow(`flow ${relationId(table)}`, nameOf(table), describeTransformations(schema, table)),
		);
}

function viewFlows({ schema }: Facts): readonly GeneratedBlock[] {
	return [...objectsOf(schema, 'view'), ...objectsOf(schema, 'materialized-view')].flatMap((view) => {
		const sources = sourcesOf(schema, view).map((source) => codeSpan(nameOf(source)));
		const stored = view.kind === 'materialized-view' ? ', as they were when it was last refreshed' : '';
		const words = sources.length > 0 ? [`Shows rows of ${listed(sources)}${stored}.`] : [];
		return flow(`flow ${relationId(view)}`, nameOf(view), [
			...words,
			...describeTransformations(schema, view),
		]);
	});
}

function routineFlows({ schema }: Facts): readonly GeneratedBlock[] {
	const routines: readonly Routine[] = [...objectsOf(schema, 'function'), ...objectsOf(schema, 'procedure')];
	return routines
		.filter((routine) => !servesTriggers(routine))
		.flatMap((routine) => {
			const writings = writtenTables(schema, routine);
			if (writings.length === 0) return [];
			const words = describeWritings(writings);
			const name = `${nameOf(routine)}(${routine.identityArguments})`;
			return flow(`flow ${routine.kind} ${relationId(routine)}(${routine.identityArguments})`, name, [
				`${words[0]!.toUpperCase()}${words.slice(1)}.`,
			]);
		});
}

function foreignFlows({ schema }: Facts): readonly GeneratedBlock[] {
	return objectsOf(schema, 'foreign-table').flatMap((table) =>
		flow(`flow ${relationId(table)}`, nameOf(table), ['Reads and writes rows that another server keeps.']),
	);
}

function flow(id: string, name: string, items: readonly string[]): readonly GeneratedBlock[] {
	if (items.length === 0) return [];
	return [
		{
			id: blockId(id),
			heading: null,
			content: render('flow', {
				name,
				single: items.length === 1 ? items[0] : null,
				items: items.length === 1 ? [] : items,
			}),
		},
	];
}

function lifecycles({ schema }: Facts): readonly GeneratedBlock[] {
	const rows = objectsOf(schema, 'table')
		.filter(({ partitionOf }) => partitionOf === null)
		.map((table) => describeLifecycle(schema, table))
		.filter((row) => row !== null);
	if (rows.length === 0) return [];
	return [{ id: 'lifecycle', heading: null, content: render('lifecycle', { rows }) }];
}
