import { isSymbol, isWord, listTokens, type Token } from '../sql/tokens.ts';

/**
 * The calls in a policy's condition, as the engine prints it, that give the same for all rows of a query and are made for
 * each: `auth.…()`, `current_setting(…)` and the functions without arguments named here, unless in a sub-select without FROM.
 */
export function callsPerRow(condition: string, own: ReadonlySet<string>): readonly string[] {
	const tokens = listTokens(condition);
	const calls: string[] = [];
	/** For each open parenthesis, whether it is a sub-select. */
	const open: boolean[] = [];
	for (const [index, token] of tokens.entries()) {
		if (isSymbol(token, '(')) open.push(isWord(tokens[index + 1], 'select'));
		else if (isSymbol(token, ')')) open.pop();
		const name = callAt(tokens, index, own);
		if (name === null) continue;
		const select = open.lastIndexOf(true);
		if (select < 0 || hasFromAhead(tokens, index, open.length - select)) calls.push(`${name}()`);
	}
	return calls;
}

/** Whether the sub-select that begins so many parentheses up, and that this token is in, reads from something. */
function hasFromAhead(tokens: readonly Token[], index: number, levels: number): boolean {
	const depth = tokens[index]!.depth - levels + 1;
	const isOfSelect = (token: Token): boolean => token.depth === depth;
	const inside = (at: number): boolean => tokens[at] !== undefined && tokens[at].depth >= depth;
	let start = index;
	while (inside(start - 1)) start--;
	for (let at = start; inside(at); at++)
		if (isOfSelect(tokens[at]!) && isWord(tokens[at], 'from')) return true;
	return false;
}

/** What is called where a name ends and its arguments begin. */
function callAt(tokens: readonly Token[], index: number, own: ReadonlySet<string>): string | null {
	const token = tokens[index]!;
	if (token.kind !== 'word' || !isSymbol(tokens[index + 1], '(')) return null;
	const name = token.text.toLowerCase();
	if (name === 'current_setting') return name;
	const isQualified = isSymbol(tokens[index - 1], '.');
	if (isQualified && isWord(tokens[index - 2], 'auth')) return `auth.${name}`;
	return own.has(name) && isSymbol(tokens[index + 2], ')') ? name : null;
}
