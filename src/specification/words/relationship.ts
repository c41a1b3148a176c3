import { quoteName } from '../../model/name.ts';
import type { ForeignKey } from '../../model/objects.ts';
import { partsOf, type Schema } from '../../model/schema.ts';
import { codeSpan } from '../markdown.ts';
import { areRequired, isUnique } from '../relations.ts';
import { listed } from './listing.ts';
import { rowNoun, singularName, snakeCase } from './nouns.ts';

/** What a foreign key means, as a Markdown sentence such as `Each order belongs to one customer and is deleted with it.` */
export function describeRelationship(schema: Schema, key: ForeignKey): string {
	const table = { namespace: key.namespace, name: key.relation };
	const child = rowNoun(key.relation);
	const self = key.references.relation === key.relation && key.references.namespace === key.namespace;
	const parent = `${self ? 'other ' : ''}${rowNoun(key.references.relation)}`;
	const number = areRequired(schema, table, key.columns) ? 'one' : 'at most one';
	const role = roleOf(key);
	const verb = key.onDelete === 'set null' && number !== 'one' ? 'has' : 'belongs to';
	const link = role ? `has ${number} ${parent} as its ${codeSpan(role)}` : `${verb} ${number} ${parent}`;
	const oneToOne = isUnique(schema, table, key.columns) ? ', one to one,' : '';
	return `Each ${child} ${link}${oneToOne}${deletion(schema, key, child)}.`
		.replace(',,', ',')
		.replace(',.', '.');
}

/** The column's own word for what it points at, where that is not the table's name. */
function roleOf({ columns, references }: ForeignKey): string | null {
	const [column, ...more] = columns;
	if (column === undefined || more.length > 0) return null;
	const role = column.replace(/_?id$/i, '');
	if (role === '' || references.columns[0] === column) return null;
	const own = singularName(snakeCase(role));
	const target = singularName(snakeCase(references.relation));
	return own === target || target.endsWith(`_${own}`) ? null : role;
}

function deletion(schema: Schema, key: ForeignKey, child: string): string {
	if (key.definition.endsWith(' NOT ENFORCED')) return ', but the database does not enforce it';
	const stays = `, which cannot be deleted while the ${child} exists`;
	switch (key.onDelete) {
		case 'cascade':
			return ' and is deleted with it';
		case 'set null': {
			const required = requiredOf(schema, key);
			if (required.length === 0) return ', and stays without it when that is deleted';
			return `${stays}, because ${listed(required.map(codeSpan))} ${required.length > 1 ? 'have' : 'has'} to be set`;
		}
		case 'set default':
			return ', and falls back to the default when that is deleted';
		case 'restrict':
			return stays;
		case 'no action':
			return `${stays}${whenChecked(key)}`;
	}
}

/** The columns that `SET NULL` would empty and that cannot be empty. */
function requiredOf(
	schema: Schema,
	{ namespace, relation, columns, definition }: ForeignKey,
): readonly string[] {
	const some = /ON DELETE SET NULL \(([^)]*)\)/.exec(definition)?.[1];
	const emptied = some === undefined ? null : new Set(some.split(', '));
	return partsOf(schema, { namespace, name: relation }, 'column')
		.filter(({ name, notNull }) => notNull && columns.includes(name))
		.map(({ name }) => name)
		.filter((name) => emptied === null || emptied.has(quoteName(name)));
}

function whenChecked({ definition }: ForeignKey): string {
	if (/ DEFERRABLE INITIALLY DEFERRED\b/.test(definition))
		return '; that is checked when the transaction ends';
	return / DEFERRABLE\b/.test(definition) ? '; a transaction can put the check off to its end' : '';
}
