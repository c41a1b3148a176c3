import { quoteName } from '../../model/name.ts';
import type { Index } from '../../model/objects.ts';
import { partsOf, type RelationName, type Schema } from '../../model/schema.ts';
import { oneLine, visible } from '../markdown.ts';
import { listed } from './listing.ts';
import { rowNoun } from './nouns.ts';
import { describeRows, openKeys } from './some-rows.ts';

const TRIGRAMS = /\bg(?:in|ist)_trgm_ops\b/;

/** True for an index that serves the search for words or parts of words. */
export function isSearchIndex(schema: Schema, relation: RelationName, index: Index): boolean {
	if (!/^(?:gin|gist|rum)$/.test(index.method)) return false;
	if (TRIGRAMS.test(index.definition) || /\bto_tsvector\s*\(/.test(index.definition)) return true;
	return partsOf(schema, relation, 'column').some(
		({ name, type }) => type === 'tsvector' && index.keys.includes(quoteName(name)),
	);
}

/** What an index serves, as plain text on one line that can stand in an SQL comment, near the table's name. */
export function indexPurpose(schema: Schema, relation: RelationName, index: Index): string {
	const rows = index.predicate === null ? '' : describeRows(schema, relation, index.predicate);
	const where = rows === '' ? '' : ` where ${rows.replaceAll('`', '')}`;
	const include =
		index.include.length === 0 ? '' : `; answers ${listed(index.include)} without reading the table`;
	return visible(oneLine(`${mainPurpose(schema, relation, index, where)}${include}`));
}

function mainPurpose(schema: Schema, relation: RelationName, index: Index, where: string): string {
	const open = openKeys(index.keys, index.predicate);
	const keys = listed(open.length > 0 ? open : index.keys);
	if (index.unique) return `Keeps ${keys} unique${where === '' ? '' : ` among rows${where}`}`;
	if (TRIGRAMS.test(index.definition))
		return `Finds rows by parts of words or similar words in ${keys}${where}`;
	if (isSearchIndex(schema, relation, index)) return `Finds rows by the words in ${keys}${where}`;
	switch (index.method) {
		case 'gin':
			return `Finds rows by what ${keys} contains${where}`;
		case 'gist':
		case 'spgist':
			return `Finds rows by overlap, containment or nearness in ${keys}${where}`;
		case 'brin':
			return `Skips stretches of rows by ranges of ${keys}${where}`;
		case 'hash':
			return `Finds rows by exactly ${keys}${where}`;
		default:
			if (open.length === 0) return `Finds rows${where}`;
			return `Finds rows by ${keys}${where}${followed(schema, relation, index)}`;
	}
}

/** The foreign key that the index makes quick to follow backwards. */
function followed(schema: Schema, relation: RelationName, index: Index): string {
	const key = partsOf(schema, relation, 'foreign-key').find(({ columns }) =>
		columns.every((column) => index.keys.slice(0, columns.length).includes(quoteName(column))),
	);
	if (!key) return '';
	return `, such as those of one ${rowNoun(key.references.relation).replaceAll('`', '')}`;
}
