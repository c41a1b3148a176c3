import { identify } from '../model/identity.ts';
import type { Table } from '../model/objects.ts';
import { objectsOf, partsOf } from '../model/schema.ts';
import { blockId } from './block-id.ts';
import { classifyTable } from './classify.ts';
import type { Facts, RelationClass } from './facts.ts';
import { codeSpan } from './markdown.ts';
import { joinStatements, tableStatements } from './object-sql.ts';
import { nameOf } from './relations.ts';
import { render } from './renderer.ts';
import type { GeneratedBlock } from './section.ts';
import { listed } from './words/listing.ts';

/** One block for each table of these classes, in the schema's order. */
export function tableBlocks(facts: Facts, ...classes: readonly RelationClass[]): readonly GeneratedBlock[] {
	return objectsOf(facts.schema, 'table')
		.filter((table) => classes.includes(classifyTable(facts, table)))
		.map((table) => tableBlock(facts, table));
}

function tableBlock(facts: Facts, table: Table): GeneratedBlock {
	const whole = table.partitionOf && { name: nameOf(table.partitionOf), bound: table.partitionOf.bound };
	const view = {
		comment: table.comment,
		joins: joinedBy(facts, table),
		whole,
		parents: listed(table.inherits.map((parent) => codeSpan(nameOf(parent)))),
		partitionBy: table.partitionBy,
		sql: joinStatements(tableStatements(facts, table)),
	};
	return {
		id: blockId(identify(table)),
		heading: codeSpan(nameOf(table)),
		content: render('table', view),
	};
}

/** What a relationship table stands between, where nobody has said it in a comment. */
function joinedBy(facts: Facts, table: Table): string | null {
	if (table.comment !== null || classifyTable(facts, table) !== 'relationship') return null;
	const primary = partsOf(facts.schema, table, 'primary-key')[0];
	const ends = partsOf(facts.schema, table, 'foreign-key')
		.filter(({ columns }) => !primary || columns.every((column) => primary.columns.includes(column)))
		.map(({ references }) => nameOf({ namespace: references.namespace, name: references.relation }));
	return ends.length > 1 ? listed([...new Set(ends)].map(codeSpan)) : null;
}
