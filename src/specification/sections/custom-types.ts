import { displayDefined, isDefined } from '../../model/defined-objects.ts';
import { identify } from '../../model/identity.ts';
import { objectsOf } from '../../model/schema.ts';
import { blockId } from '../block-id.ts';
import { codeSpan } from '../markdown.ts';
import { joinStatements, objectStatements } from '../object-sql.ts';
import { findTable, nameOf } from '../relations.ts';
import { render } from '../renderer.ts';
import { orEmpty, type Section } from '../section.ts';
import { storyOf } from '../story.ts';

/** Enums, domains, composite, range and base types, and sequences that no table owns, one block each. */
export const customTypes: Section = {
	id: 'custom-types',
	title: 'Custom Types and Enums',
	level: 3,
	parent: 'data-types-and-constraints',
	draft: () => 'Types of our own, for values that mean the same wherever they are used.',
	blocks(facts) {
		const { schema } = facts;
		const types = [
			...objectsOf(schema, 'enum'),
			...objectsOf(schema, 'domain'),
			...objectsOf(schema, 'composite'),
			...objectsOf(schema, 'range'),
			...objectsOf(schema, 'base-type'),
			...objectsOf(schema, 'sequence').filter(
				({ ownedBy }) =>
					ownedBy === null || !findTable(schema, { namespace: ownedBy.namespace, name: ownedBy.relation }),
			),
		];
		const blocks = types.map((type) => ({
			id: blockId(identify(type)),
			heading: codeSpan(isDefined(type) ? displayDefined(type) : nameOf(type)),
			content: render('type', {
				comment: type.comment,
				story: storyOf(facts, type),
				sql: joinStatements(objectStatements(facts, type)),
			}),
		}));
		return orEmpty('custom-types', blocks, 'The migrations define no type of their own.');
	},
};
