import { quoteIdentifier } from '../dialects/postgres/ddl/quote.ts';
import { listTokens } from '../sql/tokens.ts';

/** Bytes. */
const LONGEST_NAME = 63;

/** A name that is longer than PostgreSQL keeps. */
export interface CutName {
	/** Where it stands, with its quotes, in UTF-16 units. */
	readonly start: number;
	readonly end: number;
	readonly name: string;
	readonly kept: string;
	/** What is kept as SQL writes it. */
	readonly written: string;
}

/** The names in a statement, outside of strings and comments, that PostgreSQL cuts off; in their order. */
export function cutNames(sql: string): readonly CutName[] {
	return listTokens(sql).flatMap(({ kind, text, start, end }): readonly CutName[] => {
		if ((kind !== 'word' && kind !== 'quoted-name') || Buffer.byteLength(text) <= LONGEST_NAME) return [];
		const isQuoted = kind === 'quoted-name';
		const name = isQuoted ? text.slice(1, -1).replaceAll('""', '"') : text;
		if (Buffer.byteLength(name) <= LONGEST_NAME) return [];
		const kept = cut(name);
		return [{ start, end, name, kept, written: isQuoted ? quoteIdentifier(kept) : kept }];
	});
}

/** PostgreSQL cuts between letters, never inside one. */
function cut(name: string): string {
	let kept = '';
	let bytes = 0;
	for (const letter of name) {
		bytes += Buffer.byteLength(letter);
		if (bytes > LONGEST_NAME) break;
		kept += letter;
	}
	return kept;
}
