import { displayIdentity } from '../../model/name.ts';
import type { Column, Table } from '../../model/objects.ts';
import { partsOf, type Relation, type Schema } from '../../model/schema.ts';
import { blockId } from '../block-id.ts';
import type { Facts } from '../facts.ts';
import { codeSpan } from '../markdown.ts';
import { listRelations, nameOf, relationId, uniqueKeys } from '../relations.ts';
import { render } from '../renderer.ts';
import { type GeneratedBlock, orEmpty, type Section } from '../section.ts';
import { storyOf } from '../story.ts';
import { shortType } from '../words/short-type.ts';

/** Every column of every relation: type, null, default, key and comment. */
export const dataDictionary: Section = {
	id: 'data-dictionary',
	title: 'Data Dictionary',
	level: 4,
	parent: 'schema-documentation',
	draft: () => 'Every column, for looking things up.',
	blocks: (facts) =>
		orEmpty(
			'data-dictionary',
			listRelations(facts.schema).map((relation) => dictionaryBlock(facts, relation)),
			'The migrations build no table and no view.',
		),
};

function dictionaryBlock(facts: Facts, relation: Relation): GeneratedBlock {
	const { schema } = facts;
	const story = storyOf(facts, relation);
	const content =
		relation.kind === 'table'
			? render('dictionary-table', { columns: tableColumns(schema, relation), story })
			: render('dictionary-view', {
					columns: relation.columns.map(({ type, ...column }) => ({
						...column,
						type: displayIdentity(shortType(type)),
					})),
					story,
				});
	return { id: blockId(`dictionary ${relationId(relation)}`), heading: codeSpan(nameOf(relation)), content };
}

function tableColumns(schema: Schema, table: Table) {
	return partsOf(schema, table, 'column').map((column) => ({
		name: column.name,
		type: displayIdentity(shortType(column.type)),
		notNull: column.notNull,
		default: withoutOwnCast(column),
		identity: column.identity?.generation ?? null,
		generated: column.generated?.expression ?? null,
		keys: [...new Set(describeKeys(schema, table, column.name))].join(', '),
		comment: column.comment,
	}));
}

/** A default as the column has it anyway needs no cast to the column's type. */
function withoutOwnCast({ default: value, type }: Column): string | null {
	const cast = `::${type.replace(/\([^)]*\)/, '')}`;
	return value?.startsWith("'") && value.endsWith(cast) ? value.slice(0, -cast.length) : value;
}

function describeKeys(schema: Schema, table: Table, column: string): readonly string[] {
	const isPrimary = partsOf(schema, table, 'primary-key').some(({ columns }) => columns.includes(column));
	const unique = uniqueKeys(schema, table).filter((columns) => columns.includes(column));
	const targets = partsOf(schema, table, 'foreign-key').flatMap(({ columns, references }) => {
		const target = references.columns[columns.indexOf(column)];
		const name = nameOf({ namespace: references.namespace, name: references.relation });
		return target === undefined ? [] : [`→ ${codeSpan(`${name}.${target}`)}`];
	});
	return [
		...(isPrimary ? ['primary key'] : []),
		...unique.map(({ length }) => (length === 1 ? 'unique' : 'unique together')),
		...targets,
	];
}
