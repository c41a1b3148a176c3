import type { ForeignKey } from '../../model/objects.ts';
import type { Schema } from '../../model/schema.ts';
import { codeSpan } from '../markdown.ts';
import { areRequired, isUnique } from '../relations.ts';
import { rowNoun, singularName, snakeCase } from './nouns.ts';

/** What a foreign key means, as a Markdown sentence such as `Each order belongs to one customer and is deleted with it.` */
export function describeRelationship(schema: Schema, key: ForeignKey): string {
	const table = { namespace: key.namespace, name: key.relation };
	const child = rowNoun(key.relation);
	const self = key.references.relation === key.relation && key.references.namespace === key.namespace;
	const parent = `${self ? 'other ' : ''}${rowNoun(key.references.relation)}`;
	const number = areRequired(schema, table, key.columns) ? 'one' : 'at most one';
	const role = roleOf(key);
	const link = role ? `has ${number} ${parent} as its ${codeSpan(role)}` : `belongs to ${number} ${parent}`;
	const oneToOne = isUnique(schema, table, key.columns) ? ', one to one,' : '';
	return `Each ${child} ${link}${oneToOne}${deletion(key, child)}.`.replace(',,', ',').replace(',.', '.');
}

/** The column's own word for what it points at, where that is not the table's name. */
function roleOf({ columns, references }: ForeignKey): string | null {
	const [column, ...more] = columns;
	if (column === undefined || more.length > 0) return null;
	const role = column.replace(/_?id$/i, '') || column;
	const own = singularName(snakeCase(role));
	const target = singularName(snakeCase(references.relation));
	return own === target || target.endsWith(`_${own}`) ? null : role;
}

function deletion({ onDelete }: ForeignKey, child: string): string {
	switch (onDelete) {
		case 'cascade':
			return ' and is deleted with it';
		case 'set null':
			return ', and stays without it when that is deleted';
		case 'set default':
			return ', and falls back to the default when that is deleted';
		case 'restrict':
		case 'no action':
			return `, which cannot be deleted while the ${child} exists`;
	}
}
