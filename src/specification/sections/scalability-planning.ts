import type { Table } from '../../model/objects.ts';
import { objectsOf } from '../../model/schema.ts';
import { comparableTables, mostFrequent } from '../anticipations/comparable-tables.ts';
import { blockId } from '../block-id.ts';
import type { Facts } from '../facts.ts';
import { narrowKeys } from '../growth/narrow-keys.ts';
import { describePartitions, partitionCandidates } from '../growth/partitioning.ts';
import { sessionState } from '../growth/session-state.ts';
import { codeSpan, prose } from '../markdown.ts';
import { keysFrom, targetOf } from '../references.ts';
import { nameOf, relationId } from '../relations.ts';
import { render } from '../renderer.ts';
import { type GeneratedBlock, orEmpty, type Section } from '../section.ts';
import { listed } from '../words/listing.ts';

/** What happens when there is more of everything: partitions, keys that come to an end, and people's plans. */
export const scalabilityPlanning: Section = {
	id: 'scalability-planning',
	title: 'Scalability Planning',
	level: 3,
	parent: 'performance-considerations',
	draft: draftScaling,
	blocks: (facts) =>
		orEmpty(
			'scalability-planning',
			[...partitionedTables(facts), ...candidates(facts), ...endingKeys(facts)],
			'No table is partitioned or asks for it, and no numbered key ends within reach.',
		),
};

function draftScaling(facts: Facts): string {
	const { project } = facts;
	const scale =
		project.scale === null ? '_the expected scale is not written down yet_' : prose(project.scale);
	return [
		`- **Expected Scale**: ${scale}`,
		`- **Read Replicas**: _not written down yet: from which load on, and which queries may read what is a moment old_${copies(facts)}`,
		`- **Sharding Strategy**: ${sharding(facts)}`,
		`- **Connection Pooling**: ${pooling(facts)}`,
		'- **Monitoring**: the queries under [Performance Monitoring](#performance-monitoring). _Not written down yet: who is told, and from which value on_',
	].join('\n');
}

function copies({ schema }: Facts): string {
	return objectsOf(schema, 'materialized-view').length > 0
		? ' Materialized views are refreshed on the primary and read everywhere.'
		: '';
}

/** The column that most tables could be split by, in the words of their foreign keys. */
function sharding(facts: Facts): string {
	const tables = comparableTables(facts, 'core');
	const marks = tables.map(
		(table) => new Set(keysFrom(facts.schema, table).map((key) => nameOf(targetOf(key)))),
	);
	const centre = mostFrequent(marks.flatMap((names) => [...names]));
	const count = marks.filter((names) => centre !== undefined && names.has(centre)).length;
	if (centre === undefined || count * 2 < tables.length || count < 3)
		return 'none today. No column is shared by most tables, so that there is no natural key to shard by.';
	return `none today. Most tables lead straight to ${codeSpan(centre)}, whose key would be the one to shard by.`;
}

function pooling({ schema }: Facts): string {
	const { settings, listens, locks } = sessionState(schema);
	const needs = [
		...(settings.length > 0
			? [`${listed(settings.map(codeSpan))} must be set inside each transaction (\`SET LOCAL\`)`]
			: []),
		...(listens ? ['those who `LISTEN` need a connection of their own'] : []),
		...(locks ? ['session-level advisory locks need a connection of their own'] : []),
	];
	const known =
		needs.length > 0
			? `with a pool in transaction mode, ${listed(needs)}.`
			: 'nothing in the schema relies on a session, so that a pool in transaction mode is safe for it.';
	return `${known} _Not written down yet: the pool and its size_`;
}

function partitionedTables({ schema }: Facts): readonly GeneratedBlock[] {
	const parts = new Map<string, Table[]>();
	for (const table of objectsOf(schema, 'table')) {
		if (!table.partitionOf) continue;
		const whole = relationId(table.partitionOf);
		parts.set(whole, [...(parts.get(whole) ?? []), table]);
	}
	return objectsOf(schema, 'table')
		.filter(({ partitionBy }) => partitionBy !== null)
		.map((table) => ({
			id: blockId(`partitions ${relationId(table)}`),
			heading: null,
			content: render('partitioned', {
				table: nameOf(table),
				by: table.partitionBy,
				words: describePartitions(table, parts.get(relationId(table)) ?? []),
			}),
		}));
}

function candidates(facts: Facts): readonly GeneratedBlock[] {
	const tables = partitionCandidates(facts);
	if (tables.length === 0) return [];
	return [{ id: 'partition candidates', heading: null, content: render('partition-candidates', { tables }) }];
}

function endingKeys(facts: Facts): readonly GeneratedBlock[] {
	const keys = narrowKeys(facts);
	if (keys.length === 0) return [];
	return [{ id: 'keys that end', heading: null, content: render('narrow-keys', { keys }) }];
}
