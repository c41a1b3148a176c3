import { identify } from '../../model/identity.ts';
import type { ForeignKey, Table } from '../../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../../model/schema.ts';
import { blockId } from '../block-id.ts';
import { clusterTables, type Link } from '../diagram/clusters.ts';
import { type DiagramColumn, type DiagramTable, writeDiagram } from '../diagram/mermaid.ts';
import { codeSpan } from '../markdown.ts';
import { areRequired, isUnique, nameOf, uniqueKeys } from '../relations.ts';
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
	blocks({ schema }) {
		// Partitions are related to whatever their whole is related to, and would hide everything else.
		const tables = objectsOf(schema, 'table').filter(({ partitionOf }) => partitionOf === null);
		const diagrams = drawClusters(schema, tables);
		return orEmpty('entity-relationship-diagram', diagrams, 'The migrations build no table.');
	},
};

interface KeyLink extends Link {
	readonly key: ForeignKey;
}

function drawClusters(schema: Schema, tables: readonly Table[]): readonly GeneratedBlock[] {
	const byName = new Map(tables.map((table) => [nameOf(table), table]));
	const links = tables.flatMap((table) =>
		partsOf(schema, table, 'foreign-key').map(
			(key): KeyLink => ({
				from: nameOf(table),
				to: nameOf({ namespace: key.references.namespace, name: key.references.relation }),
				key,
			}),
		),
	);
	const clusters = clusterTables(links).map(({ tables: names, links: within }) => {
		const shown = names.map((name) => byName.get(name)).filter((table) => table !== undefined);
		const text = writeDiagram(
			shown.map((table) => drawTable(schema, table)),
			within.map(({ from, to, key }) => ({
				from,
				to,
				label: key.columns.join(', '),
				required: areRequired(schema, { namespace: key.namespace, name: key.relation }, key.columns),
				unique: isUnique(schema, { namespace: key.namespace, name: key.relation }, key.columns),
			})),
		);
		const hub = byName.get(names[0]!);
		return {
			id: blockId(`diagram ${hub ? identify(hub).slice('table '.length) : names[0]}`),
			heading: `Around ${codeSpan(names[0]!)}`,
			content: render('diagram', { text }),
		};
	});
	return [...clusters, ...standingAlone(tables, links)];
}

function drawTable(schema: Schema, table: Table): DiagramTable {
	const primary = partsOf(schema, table, 'primary-key').flatMap((key) => key.columns);
	const foreign = partsOf(schema, table, 'foreign-key').flatMap((key) => key.columns);
	const unique = uniqueKeys(schema, table).flat();
	const columns = partsOf(schema, table, 'column').map((column): DiagramColumn => {
		const marks: DiagramColumn['keys'] = [
			...(primary.includes(column.name) ? (['PK'] as const) : []),
			...(foreign.includes(column.name) ? (['FK'] as const) : []),
			...(unique.includes(column.name) ? (['UK'] as const) : []),
		];
		return { name: column.name, type: column.type, keys: marks };
	});
	return { name: nameOf(table), columns: columns.filter((column) => column.keys.length > 0) };
}

function standingAlone(tables: readonly Table[], links: readonly Link[]): readonly GeneratedBlock[] {
	const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
	const alone = tables.map(nameOf).filter((name) => !linked.has(name));
	if (alone.length === 0) return [];
	return [{ id: 'tables that stand alone', heading: null, content: render('standing-alone', { alone }) }];
}
