import type { Table } from '../../model/objects.ts';
import { partsOf, type Relation, type Schema } from '../../model/schema.ts';
import { blockId } from '../block-id.ts';
import { codeSpan } from '../markdown.ts';
import { listRelations, nameOf, relationId } from '../relations.ts';
import { render } from '../renderer.ts';
import { type GeneratedBlock, orEmpty, type Section } from '../section.ts';

/** Every column of every relation: type, null, default, key and comment. */
export const dataDictionary: Section = {
	id: 'data-dictionary',
	title: 'Data Dictionary',
	level: 4,
	parent: 'schema-documentation',
	draft: () => 'Every column, for looking things up.',
	blocks: ({ schema }) =>
		orEmpty(
			'data-dictionary',
			listRelations(schema).map((relation) => dictionaryBlock(schema, relation)),
			'The migrations build no table and no view.',
		),
};

function dictionaryBlock(schema: Schema, relation: Relation): GeneratedBlock {
	const content =
		relation.kind === 'table'
			? render('dictionary-table', { columns: tableColumns(schema, relation) })
			: render('dictionary-view', { columns: relation.columns });
	return { id: blockId(`dictionary ${relationId(relation)}`), heading: codeSpan(nameOf(relation)), content };
}

function tableColumns(schema: Schema, table: Table) {
	const keys = partsOf(schema, table, 'primary-key', 'unique', 'foreign-key');
	return partsOf(schema, table, 'column').map((column) => ({
		name: column.name,
		type: column.type,
		notNull: column.notNull,
		default: column.default,
		identity: column.identity?.generation ?? null,
		generated: column.generated?.expression ?? null,
		keys: keys
			.flatMap((key) => {
				const place = key.columns.indexOf(column.name);
				if (place < 0) return [];
				if (key.kind === 'primary-key') return ['primary key'];
				if (key.kind === 'unique') return [key.columns.length === 1 ? 'unique' : 'unique together'];
				const { namespace, relation, columns } = key.references;
				return [`→ ${codeSpan(`${nameOf({ namespace, name: relation })}.${columns[place] ?? ''}`)}`];
			})
			.filter((text, index, all) => all.indexOf(text) === index)
			.join(', '),
		comment: column.comment,
	}));
}
