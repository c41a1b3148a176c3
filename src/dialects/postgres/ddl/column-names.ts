import { isSymbol, isWord, listTokens, type Token } from '../../../sql/tokens.ts';

const ENDS = /^(?:from|where|group|having|window|union|intersect|except|order|limit|offset|fetch|for)$/i;

/**
 * The SQL with `AS "?column?"` behind each selected cast that has no name. The engine prints `SELECT 'x'` as
 * `SELECT 'x'::text`, whose column it would call `text` when it reads that back, and say so from then on.
 */
export function keepColumnNames(sql: string): string {
	if (!/\b(?:SELECT|RETURNING)\b/.test(sql) || !sql.includes('::')) return sql;
	const tokens = listTokens(sql);
	const ends = tokens
		.flatMap((_, index) => unnamedCasts(tokens, index))
		.map((token) => token.end)
		.sort((a, b) => a - b);
	const pieces = ends.map((end, index) => `${sql.slice(ends[index - 1] ?? 0, end)} AS "?column?"`);
	return pieces.join('') + sql.slice(ends.at(-1) ?? 0);
}

/** The last tokens of the casts without a name in the list that begins at an index; none where none begins there. */
function unnamedCasts(tokens: readonly Token[], index: number): readonly Token[] {
	const start = tokens[index];
	const isReturning = isWord(start, 'returning') && !isInJson(tokens, index);
	if (!start || !(isWord(start, 'select') || isReturning)) return [];
	const found: Token[] = [];
	let item: Token[] = [];
	let brackets = 0;
	for (let at = index + 1; at <= tokens.length; at++) {
		const token = tokens[at];
		if (isSymbol(token, '[')) brackets++;
		if (isSymbol(token, ']')) brackets--;
		const isOver = isEnd(tokens, at, start.depth);
		if (isOver || (brackets === 0 && token?.depth === start.depth && isSymbol(token, ','))) {
			const last = tokens[at - 1];
			if (isUnnamedCast(item) && last) found.push(last);
			if (isOver) break;
			item = [];
		} else if (token?.depth === start.depth) item.push(token);
	}
	return found;
}

/** True for the tokens of one cast outside of parentheses, `AS` and a name excepted; other operators have no name to keep. */
function isUnnamedCast(item: readonly Token[]): boolean {
	const isCast = item.some((token, at) => isSymbol(token, ':') && isSymbol(item[at + 1], ':'));
	const isAlone = item.every(({ kind, text }) => kind !== 'symbol' || /[:.()[\]]/.test(text));
	return isCast && isAlone && !item.some((token) => isWord(token, 'as'));
}

/** True where a list of columns ends, as a whole statement or with the next of its clauses. */
function isEnd(tokens: readonly Token[], at: number, depth: number): boolean {
	const token = tokens[at];
	if (!token || token.depth < depth) return true;
	if (token.depth > depth) return false;
	if (isSymbol(token, ';')) return true;
	if (token.kind !== 'word' || !ENDS.test(token.text)) return false;
	// `IS DISTINCT FROM` and `WITHIN GROUP` are inside of expressions.
	return !isWord(tokens[at - 1], 'distinct') && !isWord(tokens[at - 1], 'within');
}

/** True for the `RETURNING` inside a call such as `JSON_VALUE`, which names a type. */
function isInJson(tokens: readonly Token[], index: number): boolean {
	const depth = tokens[index]?.depth ?? 0;
	const open = tokens.findLastIndex((token, at) => at < index && token.depth < depth);
	return /^json/i.test(tokens[open - 1]?.text ?? '');
}
