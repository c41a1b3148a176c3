import { isWord, listTokens } from '../../sql/tokens.ts';

/** A statement with something put in behind the first time that a keyword, in lower case, stands in it. */
export function wordAfter(sql: string, keyword: string, word: string): string {
	const end = listTokens(sql).find((token) => isWord(token, keyword))?.end ?? 0;
	return `${sql.slice(0, end)} ${word}${sql.slice(end)}`;
}
