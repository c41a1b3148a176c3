import { isSymbol, isWord, listTokens, type Token } from '../../sql/tokens.ts';

/**
 * Fully parenthesised SQL with `a AND (b AND c)` as `a AND b AND c`, and OR likewise: the engine's readable form, which
 * the model has, leaves such parentheses out, and they mean nothing.
 */
export function flattenConditions(sql: string): string {
	const tokens = listTokens(sql);
	const dropped = new Set<Token>();
	const open: number[] = [];
	for (const [index, token] of tokens.entries()) {
		if (isSymbol(token, '(')) open.push(index);
		if (!isSymbol(token, ')')) continue;
		const start = open.pop();
		if (start === undefined) continue;
		const operator = operatorOf(tokens.slice(start + 1, index), token.depth + 1);
		if (operator === null) continue;
		if (!isWord(tokens[start - 1], operator) && !isWord(tokens[index + 1], operator)) continue;
		for (const parenthesis of [tokens[start], token]) if (parenthesis) dropped.add(parenthesis);
	}
	let at = 0;
	const pieces: string[] = [];
	for (const { start, end } of tokens.filter((token) => dropped.has(token))) {
		pieces.push(sql.slice(at, start));
		at = end;
	}
	return pieces.join('') + sql.slice(at);
}

/** The operator of a chain of conditions, where it is one and the same. */
function operatorOf(tokens: readonly Token[], depth: number): 'and' | 'or' | null {
	const level = tokens.filter((token) => token.depth === depth);
	const found = (['and', 'or'] as const).filter((word) => level.some((token) => isWord(token, word)));
	return found.length === 1 ? found[0]! : null;
}
