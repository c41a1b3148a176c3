import { quoteName } from '../../model/name.ts';
import type { Index } from '../../model/objects.ts';
import { partsOf, type RelationName, type Schema } from '../../model/schema.ts';
import { oneLine, visible } from '../markdown.ts';
import { listed } from './listing.ts';
import { rowNoun, snakeCase } from './nouns.ts';

const TRIGRAMS = /\bg(?:in|ist)_trgm_ops\b/;

/** True for an index that serves the search for words or parts of words. */
export function isSearchIndex(schema: Schema, relation: RelationName, index: Index): boolean {
	if (!/^(?:gin|gist|rum)$/.test(index.method)) return false;
	if (TRIGRAMS.test(index.definition) || /\bto_tsvector\s*\(/.test(index.definition)) return true;
	return partsOf(schema, relation, 'column').some(
		({ name, type }) => type === 'tsvector' && index.keys.includes(quoteName(name)),
	);
}

/** What an index serves, as plain text on one line that can stand in an SQL comment. */
export function indexPurpose(schema: Schema, relation: RelationName, index: Index): string {
	const plain = snakeCase(relation.name);
	const rows = /^[a-z][a-z0-9_]*s$/.test(plain)
		? plain.replaceAll('_', ' ')
		: `rows of ${quoteName(relation.name)}`;
	const keys = listed(index.keys);
	const where = index.predicate === null ? '' : ` where ${index.predicate}`;
	const include =
		index.include.length === 0 ? '' : `; answers ${listed(index.include)} without reading the table`;
	const purpose = `${mainPurpose(schema, relation, index, rows, keys)}${where}${include}`;
	return visible(oneLine(purpose));
}

function mainPurpose(
	schema: Schema,
	relation: RelationName,
	index: Index,
	rows: string,
	keys: string,
): string {
	if (index.unique) return `Keeps ${keys} unique among ${rows}`;
	if (TRIGRAMS.test(index.definition)) return `Finds ${rows} by parts of words or similar words in ${keys}`;
	if (isSearchIndex(schema, relation, index)) return `Finds ${rows} by the words in ${keys}`;
	switch (index.method) {
		case 'gin':
			return `Finds ${rows} by what ${keys} contains`;
		case 'gist':
		case 'spgist':
			return `Finds ${rows} by overlap, containment or nearness in ${keys}`;
		case 'brin':
			return `Skips stretches of ${rows} by ranges of ${keys}`;
		case 'hash':
			return `Finds ${rows} by exactly ${keys}`;
		default:
			return `Finds ${rows} by ${keys}${followed(schema, relation, index, rows)}`;
	}
}

/** The foreign key that the index makes quick to follow backwards. */
function followed(schema: Schema, relation: RelationName, index: Index, rows: string): string {
	const key = partsOf(schema, relation, 'foreign-key').find(({ columns }) =>
		columns.every((column) => index.keys.slice(0, columns.length).includes(quoteName(column))),
	);
	if (!key) return '';
	return `, such as the ${rows} of one ${rowNoun(key.references.relation).replaceAll('`', '')}`;
}
