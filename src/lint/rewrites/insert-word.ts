import { isWord, listTokens } from '../../sql/tokens.ts';

/** A statement with a word put in behind the first of some keywords, given in lower case, that it has; null where it has none. */
export function insertBehind(sql: string, keywords: readonly string[], word: string): string | null {
	const token = listTokens(sql).find((each) => keywords.some((keyword) => isWord(each, keyword)));
	return token ? `${sql.slice(0, token.end)} ${word}${sql.slice(token.end)}` : null;
}

/** A statement without its first word of this name, given in lower case, or null where it has none. */
export function withoutWord(sql: string, word: string): string | null {
	const token = listTokens(sql).find((each) => isWord(each, word));
	return token ? `${sql.slice(0, token.start).trimEnd()}${sql.slice(token.end)}` : null;
}
