import type { Relation, RelationName, Schema } from '../../model/schema.ts';
import { blockId } from '../block-id.ts';
import type { SpecificationDocument } from '../document.ts';
import { linkFrom } from '../link.ts';
import { codeSpan } from '../markdown.ts';
import { findTable, listRelations, nameOf, relationId } from '../relations.ts';
import { pagePath } from './page-path.ts';

/** A page with the relation that it is about. */
export interface RelationPage {
	readonly relation: Relation;
	readonly path: string;
	/** The committed page; null where it is new. */
	readonly document: SpecificationDocument | null;
}

/** The pages that a specification's relations have. */
export interface Pages {
	/** In the schema's order; a partition is on the page of its whole. */
	readonly list: readonly RelationPage[];
	/** The page of a relation or of the whole that it is a part of, if it has one. */
	find(relation: RelationName): RelationPage | undefined;
	/** The page that a generated block belongs to: its id ends with the `relationId` of what it is about. */
	ofBlock(id: string): RelationPage | undefined;
	/** A link to a relation's page from a file of the specification; its bare name where it has none. */
	link(from: string, relation: RelationName): string;
}

/** The id of the block with which the page of a relation begins. */
export function pageBlockId(relation: RelationName): string {
	return blockId(`page ${relationId(relation)}`);
}

/** Finds each relation's page: where people have moved it to within the folder, else where its name says. */
export function layOutPages(
	document: string,
	schema: Schema,
	committed: readonly SpecificationDocument[],
): Pages {
	const byPath = new Map(committed.map((page) => [page.path, page]));
	const byBlock = new Map<string, SpecificationDocument>();
	for (const page of committed) {
		const id = page.blocks[0]?.id;
		if (id?.startsWith('page ') && !byBlock.has(id)) byBlock.set(id, page);
	}
	const list = listRelations(schema)
		.filter((relation) => rootOf(schema, relation) === relation)
		.map((relation): RelationPage => {
			const path = pagePath(document, relation);
			const found = byPath.get(path) ?? byBlock.get(pageBlockId(relation)) ?? null;
			return { relation, path: found?.path ?? path, document: found };
		});
	const own = new Map(list.map((page) => [relationId(page.relation), page]));
	const byId = new Map<string, RelationPage>();
	for (const relation of listRelations(schema)) {
		const page = own.get(relationId(rootOf(schema, relation)));
		if (page) byId.set(blockId(relationId(relation)), page);
	}
	const find = (relation: RelationName): RelationPage | undefined => byId.get(blockId(relationId(relation)));
	return {
		list,
		find,
		ofBlock(id) {
			for (let at = id.indexOf(' '); at >= 0; at = id.indexOf(' ', at + 1)) {
				const page = byId.get(id.slice(at + 1));
				if (page) return page;
			}
			return undefined;
		},
		link(from, relation) {
			const page = find(relation);
			const words = codeSpan(nameOf(relation));
			return page ? `[${words}](${linkFrom(from, page.path)})` : words;
		},
	};
}

function rootOf(schema: Schema, relation: Relation): Relation {
	const whole =
		relation.kind === 'table' && relation.partitionOf ? findTable(schema, relation.partitionOf) : undefined;
	return whole ? rootOf(schema, whole) : relation;
}
