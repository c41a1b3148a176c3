import type { StandInRelation } from '../plan.ts';

/** Words that only say what sort of thing a name is for. */
const NOISE =
	/^(?:(?:idx|index|ix|ind)\d*|key|uniq|unique|uq|uk|unq|pkey|pk|fkey|fk|check|chk|ck|constraint|con|excl|exclusion|not|null|nn|on|and|btree|gin|gist|brin|hash|tmp|new|old|foreign|primary|valid|trgm|partial|lower)$/i;

/** The words of a name that tell of its table's columns. */
export function tellingWords(name: string, table: string): readonly string[] {
	const words = wordsOf(name).filter((word) => !NOISE.test(word));
	const own = wordsOf(table);
	for (let start = 0; start + own.length <= words.length; start++) {
		if (own.every((word, index) => isSame(word, words[start + index]!))) {
			return [...words.slice(0, start), ...words.slice(start + own.length)];
		}
	}
	return words;
}

/** The columns of a table that an index's or a constraint's name speaks of, or one that it should have. */
export function columnsInName(name: string, { name: table, columns }: StandInRelation): readonly string[] {
	const words = tellingWords(name, table);
	const found: string[] = [];
	for (let start = 0; start < words.length; ) {
		let length = words.length - start;
		while (length > 0 && !columns.has(words.slice(start, start + length).join('_'))) length--;
		if (length > 0) found.push(words.slice(start, start + length).join('_'));
		start += Math.max(length, 1);
	}
	// `id` at the end of other words is part of a longer name.
	const isPart = words.length > 1 && found.length === 1 && found[0] === 'id';
	if (found.length > 0 && !isPart) return [...new Set(found)];
	const whole = words.join('_');
	return /^[A-Za-z_]\w{0,40}$/.test(whole) ? [whole] : [];
}

function wordsOf(name: string): readonly string[] {
	return name.split(/[_\W]+/).filter(Boolean);
}

function isSame(one: string, other: string): boolean {
	const bare = (word: string): string => word.toLowerCase().replace(/(?:es|s)$/, '');
	return bare(one) === bare(other);
}
