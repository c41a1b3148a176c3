import { singularName } from '../specification/words/nouns.ts';

/** PostgreSQL cuts names at 63 bytes; room is left for what constraint and index names add. */
const LONGEST = 48;

const UNCOUNTABLE: ReadonlySet<string> = new Set([
	'content',
	'data',
	'equipment',
	'feedback',
	'history',
	'information',
	'inventory',
	'log',
	'media',
	'metadata',
	'news',
	'series',
	'staff',
	'stock',
]);

const IRREGULAR: Readonly<Record<string, string>> = {
	child: 'children',
	datum: 'data',
	man: 'men',
	person: 'people',
	woman: 'women',
};

/** Words as one lower-case SQL name with underscores; empty where they hold neither letter nor digit. */
export function snakeName(words: string): string {
	const name = words
		.normalize('NFC')
		.replace(/['’]s\b/g, '')
		.replace(/(?<=\p{Ll}|\d)(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, '_')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '_')
		.replace(/(?<=^|_)e_mail(?=_|$)/g, 'email')
		.replace(/^_+|_+$/g, '');
	const cut = [...name].slice(0, LONGEST).join('').replace(/_+$/, '');
	return /^\p{N}/u.test(cut) ? `n_${cut}` : cut;
}

/** What two ways of writing an entity have in common: `support_ticket` for `Support Tickets`. */
export function entityKey(words: string): string {
	const name = snakeName(words);
	return isUncountable(name) ? name : singularName(name);
}

/** The table of an entity, in the plural: `support_tickets`. */
export function tableName(words: string): string {
	const key = entityKey(words);
	const parts = key.split('_');
	const last = parts.at(-1) ?? '';
	return [...parts.slice(0, -1), plural(last)].join('_');
}

/** True for a noun in the plural, as far as its ending tells. */
export function isPlural(words: string): boolean {
	const name = snakeName(words);
	return !isUncountable(name) && singularName(name) !== name;
}

function isUncountable(name: string): boolean {
	return UNCOUNTABLE.has(name.split('_').at(-1) ?? '');
}

function plural(word: string): string {
	if (word === '' || UNCOUNTABLE.has(word)) return word;
	if (Object.hasOwn(IRREGULAR, word)) return IRREGULAR[word]!;
	if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
	return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
