import { DEFINED_KINDS, displayDefined } from '../../model/defined-objects.ts';
import { identify } from '../../model/identity.ts';
import type { SchemaObject, Trigger } from '../../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../../model/schema.ts';
import { blockId } from '../block-id.ts';
import type { Facts } from '../facts.ts';
import { codeSpan } from '../markdown.ts';
import { joinStatements, objectStatements } from '../object-sql.ts';
import { nameOf, relationOf } from '../relations.ts';
import { render } from '../renderer.ts';
import { type GeneratedBlock, orEmpty, type Section } from '../section.ts';
import { storyOf } from '../story.ts';
import { KIND_NOUNS } from '../words/kind-nouns.ts';

/** What no other section describes: one block each, and what is known by name only. */
export const otherObjects: Section = {
	id: 'other-objects',
	title: 'Other Objects',
	level: 3,
	parent: 'database-documentation',
	draft: () => null,
	blocks(facts) {
		const { others } = facts.schema;
		const named = () => render('other-objects', { others });
		return orEmpty(
			'other-objects',
			[
				...objectBlocks(facts),
				...(others.length > 0 ? [{ id: 'other objects', heading: null, content: named() }] : []),
			],
			'Everything that the migrations build is described above.',
		);
	},
};

/** Event triggers come last, as everywhere: they would watch the others being made. */
function objectBlocks(facts: Facts): readonly GeneratedBlock[] {
	return namedObjects(facts.schema).map(({ object, name }) => ({
		id: blockId(identify(object)),
		heading: `${capitalised(KIND_NOUNS[object.kind])} ${codeSpan(name)}`,
		content: render('type', {
			comment: object.comment,
			story: storyOf(facts, object),
			sql: joinStatements(objectStatements(facts, object, ...triggersOf(facts.schema, object))),
		}),
	}));
}

/** A foreign table's are told with it: it comes after the section that tells of tables' triggers. */
function triggersOf(schema: Schema, object: SchemaObject): readonly Trigger[] {
	return object.kind === 'foreign-table' ? partsOf(schema, object, 'trigger') : [];
}

type Named = { readonly object: Extract<SchemaObject, { comment: string | null }>; readonly name: string };

function namedObjects(schema: Schema): readonly Named[] {
	return [
		...objectsOf(schema, 'foreign-table').map((object) => ({ object, name: nameOf(object) })),
		...objectsOf(schema, 'rule').map((object) => ({
			object,
			name: `${object.name} on ${relationOf(object)}`,
		})),
		...DEFINED_KINDS.filter((kind) => kind !== 'range' && kind !== 'base-type')
			.flatMap((kind) => objectsOf(schema, kind))
			.map((object) => ({ object, name: displayDefined(object) })),
	];
}

function capitalised(noun: string): string {
	return `${noun.slice(0, 1).toUpperCase()}${noun.slice(1)}`;
}
