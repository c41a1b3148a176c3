import { quoteName } from '../model/name.ts';
import { isSymbol, isWord, listTokens, type Token } from './tokens.ts';

/** What a `CREATE` that is left open would make. */
export interface OpenName {
	/** Such as `table` or `materialized view`. */
	readonly noun: string;
	/** Qualified as it is written, quoted where its characters need that. */
	readonly name: string;
}

/** Words between `CREATE` and what is created that say how it is. */
const MODIFIERS = ['or', 'replace', 'temp', 'temporary', 'unlogged', 'unique', 'recursive', 'constraint'];
const BEFORE_NAME = ['concurrently', 'if', 'not', 'exists'];

/** What a `CREATE` statement that need not be whole would make; null where it names nothing, and for any other one. */
export function openName(sql: string): OpenName | null {
	const tokens = listTokens(sql);
	if (!isWord(tokens[0], 'create')) return null;
	let at = 1;
	while (MODIFIERS.some((word) => isWord(tokens[at], word))) at++;
	const isMaterialized = isWord(tokens[at], 'materialized');
	const noun = wordOf(tokens[isMaterialized ? ++at : at]);
	if (noun === null) return null;
	at++;
	while (BEFORE_NAME.some((word) => isWord(tokens[at], word))) at++;
	const name = nameAt(tokens, at);
	return name === null ? null : { noun: isMaterialized ? `materialized ${noun}` : noun, name };
}

function wordOf(token: Token | undefined): string | null {
	return token?.kind === 'word' && /^[a-z]+$/i.test(token.text) ? token.text.toLowerCase() : null;
}

function nameAt(tokens: readonly Token[], at: number): string | null {
	const parts: string[] = [];
	for (let next = at; ; next += 2) {
		const part = partOf(tokens[next]);
		if (part === null) return null;
		parts.push(quoteName(part));
		if (!isSymbol(tokens[next + 1], '.') || isSymbol(tokens[next + 2], '.')) return parts.join('.');
	}
}

function partOf(token: Token | undefined): string | null {
	if (token?.kind === 'quoted-name') return token.text.slice(1, -1).replaceAll('""', '"');
	if (token?.kind !== 'word' || token.text.includes('…')) return null;
	return token.text.toLowerCase();
}
