import type { ForeignKey } from '../../model/objects.ts';
import { objectsOf, partsOf, type RelationName, type Schema } from '../../model/schema.ts';
import { blockId } from '../block-id.ts';
import { drawnTables, drawTable, linkTables } from '../diagram/draw-tables.ts';
import { writeDiagram } from '../diagram/mermaid.ts';
import { nameOf, relationId } from '../relations.ts';
import { render } from '../renderer.ts';
import type { GeneratedBlock } from '../section.ts';
import { describeRelationship } from '../words/relationship.ts';
import type { Pages, RelationPage } from './pages.ts';

/** With more lines than this a picture shows only what the table itself points at. */
const MOST_DRAWN = 20;

/** Foreign keys by the relation that they start at or point at. */
export interface Relationships {
	/** In words, and as a diagram of the table with its neighbours; nothing for one that stands alone. */
	blocksFor(page: RelationPage): readonly GeneratedBlock[];
}

/** Gathers the foreign keys between the tables of a schema, once for all pages. */
export function gatherRelationships(schema: Schema, pages: Pages): Relationships {
	const keys = objectsOf(schema, 'table')
		.flatMap((table) => partsOf(schema, table, 'foreign-key'))
		.filter(({ inherited }) => !inherited);
	const byTable = new Map<string, ForeignKey[]>();
	const add = (relation: RelationName, key: ForeignKey): void => {
		const id = relationId(relation);
		const known = byTable.get(id);
		if (!known) byTable.set(id, [key]);
		else if (!known.includes(key)) known.push(key);
	};
	for (const key of keys) {
		add(startOf(key), key);
		add(endOf(key), key);
	}
	const tables = drawnTables(schema);
	const links = new Map(linkTables(schema, tables).map((link) => [link.key, link]));
	return {
		blocksFor({ relation, path }) {
			const own = byTable.get(relationId(relation));
			if (!own) return [];
			const isOut = (key: ForeignKey): boolean => relationId(startOf(key)) === relationId(relation);
			const sorted = [...own.filter(isOut), ...own.filter((key) => !isOut(key))];
			const entries = sorted.map((key) => ({
				other: pages.link(path, isOut(key) ? endOf(key) : startOf(key)),
				words: describeRelationship(schema, key),
			}));
			const drawn = own.length > MOST_DRAWN ? own.filter(isOut) : own;
			const near = new Set([
				nameOf(relation),
				...drawn.flatMap((key) => [nameOf(startOf(key)), nameOf(endOf(key))]),
			]);
			const { text, complete } = writeDiagram(
				tables.filter((table) => near.has(nameOf(table))).map((table) => drawTable(schema, table)),
				drawn.flatMap((key) => links.get(key) ?? []),
			);
			const picture = drawn.length === 0 ? '' : `\n\n${render('diagram', { text, complete })}`;
			return [
				{
					id: blockId(`relationships ${relationId(relation)}`),
					heading: 'Relationships',
					content: render('relationships', { entries }) + picture,
				},
			];
		},
	};
}

function startOf({ namespace, relation }: ForeignKey): RelationName {
	return { namespace, name: relation };
}

function endOf({ references }: ForeignKey): RelationName {
	return { namespace: references.namespace, name: references.relation };
}
