import { isSymbol, isWord, listTokens, type Token } from '../../../sql/tokens.ts';

/** What an array's elements can be cast to, without a length or precision: one name, a qualified one, or words that are one type. */
const ELEMENT_TYPE =
	/^(?:(?:"(?:[^"]|"")+"|\w+)(?:\.(?:"(?:[^"]|"")+"|\w+))?|character varying|bit varying|double precision|time(?:stamp)? with(?:out)? time zone)$/;

/**
 * The SQL with the type of its elements after each array that is cast to another type. The engine prints
 * `x IN ('a', 'b')` on a varchar as `ARRAY['a'::varchar, 'b'::varchar]::text[]`, and reads that back as a cast of each
 * element, which it prints differently; between them, `::varchar[]` changes nothing and keeps what was meant.
 */
export function keepArrayTypes(sql: string): string {
	if (!/\]\)*::/.test(sql)) return sql;
	const tokens = listTokens(sql);
	const pieces: string[] = [];
	let written = 0;
	for (const [index, token] of tokens.entries()) {
		if (!isWord(token, 'array') || !isSymbol(tokens[index + 1], '[')) continue;
		const close = closingBracket(tokens, index + 1);
		const end = tokens[close]?.end;
		if (end === undefined || !isCast(tokens, close + 1)) continue;
		const type = elementType(sql, tokens.slice(index + 2, close));
		if (type === null) continue;
		pieces.push(sql.slice(written, end), `::${type}[]`);
		written = end;
	}
	return pieces.join('') + sql.slice(written);
}

function closingBracket(tokens: readonly Token[], open: number): number {
	let depth = 0;
	return tokens.findIndex((token, index) => {
		if (index < open) return false;
		if (isSymbol(token, '[')) depth++;
		else if (isSymbol(token, ']')) depth--;
		return depth === 0;
	});
}

/** True where a cast follows, behind the parentheses that may stand around the array. */
function isCast(tokens: readonly Token[], index: number): boolean {
	let next = index;
	while (isSymbol(tokens[next], ')')) next++;
	return isSymbol(tokens[next], ':') && isSymbol(tokens[next + 1], ':');
}

/** The one type that all elements are cast to, or null. */
function elementType(sql: string, tokens: readonly Token[]): string | null {
	const types = new Set(splitAt(tokens, ',').map((element) => castType(sql, element)));
	const [type] = types;
	return types.size === 1 && type !== undefined ? type : null;
}

/** What a literal, name, call or parenthesis is cast to; null for anything else. */
function castType(sql: string, element: readonly Token[]): string | null {
	// A cast's two colons are two tokens, with nothing between them.
	const [operand, ...rest] = splitAt(element, ':');
	const casts = rest.filter((part) => part.length > 0).map((part) => withoutLength(sql, part));
	const type = casts.at(-1);
	if (!operand || type === undefined || !isOneOperand(operand)) return null;
	return casts.every((cast) => ELEMENT_TYPE.test(cast)) ? type : null;
}

function withoutLength(sql: string, tokens: readonly Token[]): string {
	const text = sql.slice(tokens[0]?.start, tokens.at(-1)?.end);
	return text.replace(/\(\d+(?:,\d+)?\)/, '');
}

function isOneOperand(tokens: readonly Token[]): boolean {
	const depth = tokens[0]?.depth;
	const outer = tokens.filter((token) => token.depth === depth);
	if (outer.some(({ kind, text }) => kind === 'symbol' && !/[.()]/.test(text))) return false;
	const values = outer.filter(({ kind }) => kind !== 'symbol').length;
	const names = outer.filter((token) => isSymbol(token, '.')).length + 1;
	const groups = outer.filter((token) => isSymbol(token, '(')).length;
	return groups === 0 ? values === names : groups === 1 && isSymbol(outer.at(-1), ')') && values <= names;
}

/** Parts between the separators that are in no parenthesis or bracket of their own. */
function splitAt(tokens: readonly Token[], separator: string): readonly (readonly Token[])[] {
	const parts: Token[][] = [[]];
	let brackets = 0;
	for (const token of tokens) {
		if (isSymbol(token, '[')) brackets++;
		else if (isSymbol(token, ']')) brackets--;
		const isApart = brackets === 0 && token.depth === tokens[0]?.depth && isSymbol(token, separator);
		if (isApart) parts.push([]);
		else parts.at(-1)?.push(token);
	}
	return parts;
}
