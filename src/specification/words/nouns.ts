import { codeSpan } from '../markdown.ts';

const WORDS = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;

const IRREGULAR: Readonly<Record<string, string>> = {
	children: 'child',
	cookies: 'cookie',
	men: 'man',
	movies: 'movie',
	news: 'news',
	people: 'person',
	series: 'series',
	species: 'species',
	women: 'woman',
};

/** What cannot be counted, so that one of it is a row. */
const UNCOUNTABLE =
	/(?:^|_)(?:data|metadata|meta|media|info|information|auth|staff|equipment|feedback|content|github|gitlab|cache|queue|store|settings|preferences|history|usage|trash|storage)$/;

/** One row of a table as Markdown prose: `order item` for `order_items`, `team settings row` for `TeamSettings`; a name that is no word stays code. */
export function rowNoun(table: string): string {
	const plain = snakeCase(table);
	if (!WORDS.test(plain)) return `${codeSpan(table)} row`;
	return UNCOUNTABLE.test(plain)
		? `${plain.replaceAll('_', ' ')} row`
		: singularName(plain).replaceAll('_', ' ');
}

/** `order_item` for `OrderItem` and `orderItem`; every other name as it is. */
export function snakeCase(name: string): string {
	if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) return name;
	return name.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_').toLowerCase();
}

/** A table's name with its last word in the singular: `order_item` for `order_items`. */
export function singularName(table: string): string {
	const words = table.split('_');
	return [...words.slice(0, -1), singular(words.at(-1)!)].join('_');
}

function singular(word: string): string {
	const irregular = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;
	if (irregular) return irregular;
	if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
	if (/(?:ss|x|z|ch|sh|(?<![aeo])us)es$/.test(word)) return word.slice(0, -2);
	return /[^siu]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}
