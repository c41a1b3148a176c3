import { identify } from '../../model/identity.ts';
import type { Table } from '../../model/objects.ts';
import type { Schema } from '../../model/schema.ts';
import { blockId } from '../block-id.ts';
import { clusterTitle } from '../diagram/cluster-title.ts';
import { clusterTables, type Link } from '../diagram/clusters.ts';
import { drawnTables, drawTable, type KeyLink, linkTables } from '../diagram/draw-tables.ts';
import { writeDiagram } from '../diagram/mermaid.ts';
import type { Facts } from '../facts.ts';
import { linkFrom } from '../link.ts';
import { codeSpan } from '../markdown.ts';
import { hasPicture, picturePathOf } from '../picture/draw-picture.ts';
import { nameOf } from '../relations.ts';
import { render } from '../renderer.ts';
import { type GeneratedBlock, orEmpty, type Section } from '../section.ts';

/** One diagram for each cluster of related tables, and the names of those that stand alone. */
export const entityRelationshipDiagram: Section = {
	id: 'entity-relationship-diagram',
	title: 'Entity Relationship Diagram',
	level: 4,
	parent: 'schema-documentation',
	draft: () =>
		'Tables with their keys and how they are related; the data dictionary has all of their columns.',
	blocks(facts) {
		const { schema } = facts;
		const tables = drawnTables(schema);
		const links = linkTables(schema, tables);
		const diagrams = drawClusters(schema, tables, links);
		return orEmpty(
			'entity-relationship-diagram',
			[...linkPicture(facts), ...diagrams, ...standingAlone(tables, links)],
			'The migrations build no table.',
		);
	},
};

function linkPicture(facts: Facts): readonly GeneratedBlock[] {
	if (!hasPicture(facts)) return [];
	const path = linkFrom(facts.document, picturePathOf(facts.document));
	return [{ id: 'picture', heading: null, content: render('picture', { path }) }];
}

function drawClusters(
	schema: Schema,
	tables: readonly Table[],
	links: readonly KeyLink[],
): readonly GeneratedBlock[] {
	const byName = new Map(tables.map((table) => [nameOf(table), table]));
	return clusterTables(links).map((cluster, _, { length }) => {
		const shown = cluster.tables.flatMap((name) => byName.get(name) ?? []);
		const { text, complete } = writeDiagram(
			shown.map((table) => drawTable(schema, table)),
			cluster.links,
		);
		const root = cluster.root === null ? undefined : byName.get(cluster.root);
		const about = root ? identify(root).slice('table '.length) : (cluster.root ?? 'small groups');
		return {
			id: blockId(['diagram', ...(length > 1 ? [about] : []), cluster.range].filter(Boolean).join(' ')),
			heading: length > 1 ? clusterTitle(cluster, codeSpan) : null,
			content: render('diagram', { text, complete }),
		};
	});
}

function standingAlone(tables: readonly Table[], links: readonly Link[]): readonly GeneratedBlock[] {
	const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
	const alone = tables.map(nameOf).filter((name) => !linked.has(name));
	if (alone.length === 0) return [];
	return [{ id: 'tables that stand alone', heading: null, content: render('standing-alone', { alone }) }];
}
