import { objectsOf, partsOf } from '../../model/schema.ts';
import { codeSpan } from '../markdown.ts';
import { nameOf, relationOf } from '../relations.ts';
import { render } from '../renderer.ts';
import { orEmpty, type Section } from '../section.ts';
import { listed } from '../words/listing.ts';
import { describeRelationship } from '../words/relationship.ts';

/** The relationship matrix: one row per foreign key. */
export const foreignKeys: Section = {
	id: 'foreign-keys',
	title: 'Foreign Key Relationships',
	level: 3,
	parent: 'data-integrity',
	draft: () => 'How the tables hang together, and what happens to a row when the row that it points at goes.',
	blocks(facts) {
		const { schema } = facts;
		const keys = objectsOf(schema, 'table')
			.flatMap((table) => partsOf(schema, table, 'foreign-key'))
			.filter(({ inherited }) => !inherited)
			.map((key) => ({
				table: relationOf(key),
				columns: listed(key.columns.map(codeSpan)),
				target: nameOf({ namespace: key.references.namespace, name: key.references.relation }),
				targetColumns: listed(key.references.columns.map(codeSpan)),
				onDelete: key.onDelete,
				onUpdate: key.onUpdate,
				words: describeRelationship(schema, key),
				validated: key.validated || key.definition.endsWith(' NOT ENFORCED'),
			}));
		const content = () => render('foreign-keys', { keys });
		return orEmpty(
			'foreign-keys',
			keys.length > 0 ? [{ id: 'foreign keys', heading: null, content: content() }] : [],
			'No table has a foreign key.',
		);
	},
};
