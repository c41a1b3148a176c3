import { quoteName } from '../../model/name.ts';
import type { Step } from '../../replay/replay.ts';
import { isSymbol, isWord, listTokens, type Token } from '../../sql/tokens.ts';
import { nameParts } from './name-parts.ts';

/**
 * The table that a `CREATE INDEX` is on, by its own words: the engine names the index only, which is in its table's
 * namespace. Null for an index that another statement made.
 */
export function tableOfIndex({ sql, command }: Step, index: string): string | null {
	if (command !== 'CREATE INDEX') return null;
	const tokens = listTokens(sql);
	const on = tokens.findIndex((token) => isWord(token, 'on'));
	let at = on + (isWord(tokens[on + 1], 'only') ? 2 : 1);
	while (isSymbol(tokens[at + 1], '.')) at += 2;
	const table = on < 0 ? null : nameOf(tokens[at]);
	const [namespace = ''] = nameParts(index);
	return table === null ? null : `${namespace}.${table}`;
}

function nameOf(token: Token | undefined): string | null {
	if (token?.kind === 'word') return quoteName(token.text.toLowerCase());
	if (token?.kind === 'quoted-name') return quoteName(token.text.slice(1, -1).replaceAll('""', '"'));
	return null;
}
