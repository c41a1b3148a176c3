import { scan, type TokenKind } from './scanner.ts';
import type { Span } from './statement.ts';

/** One token that is no comment. */
export interface Token extends Span {
	readonly kind: TokenKind;
	readonly text: string;
	/** How many parentheses are open around it; a parenthesis itself counts as outside its own pair. */
	readonly depth: number;
}

/** All tokens of one statement, comments left out. */
export function listTokens(statement: string): readonly Token[] {
	const tokens: Token[] = [];
	const scanner = scan(statement);
	let depth = 0;
	while (scanner.next()) {
		if (scanner.kind === 'comment') continue;
		const { kind, start, end } = scanner;
		const text = statement.slice(start, end);
		if (kind === 'symbol' && text === ')') depth--;
		tokens.push({ kind, start, end, text, depth });
		if (kind === 'symbol' && text === '(') depth++;
	}
	return tokens;
}

/** Parts between commas: from the first token of each to its last, and the comma before it. */
export interface Part extends Span {
	readonly tokens: readonly Token[];
	/** The comma before this part; null for the first. */
	readonly comma: Token | null;
}

/** Splits tokens at the commas that stand at one depth of parentheses; parts without tokens are left out. */
export function splitAtCommas(tokens: readonly Token[], depth: number): readonly Part[] {
	const parts: Part[] = [];
	let current: Token[] = [];
	let comma: Token | null = null;
	const close = (): void => {
		const first = current[0];
		const last = current.at(-1);
		if (first && last) parts.push({ start: first.start, end: last.end, tokens: current, comma });
		current = [];
	};
	for (const token of tokens) {
		if (token.depth === depth && token.kind === 'symbol' && token.text === ',') {
			close();
			comma = token;
		} else current.push(token);
	}
	close();
	return parts;
}

/** The parts inside the first pair of parentheses of a statement; empty where there is none. */
export function partsInParentheses(tokens: readonly Token[]): readonly Part[] {
	const open = tokens.findIndex((token) => isSymbol(token, '('));
	if (open < 0) return [];
	const close = tokens.findIndex((token, index) => index > open && token.depth === 0 && isSymbol(token, ')'));
	return splitAtCommas(tokens.slice(open + 1, close < 0 ? undefined : close), 1);
}

/** Whether a token is this one character. */
export function isSymbol(token: Token | undefined, text: string): boolean {
	return token?.kind === 'symbol' && token.text === text;
}

/** Whether a token is this keyword, given in lower case. */
export function isWord(token: Token | undefined, word: string): boolean {
	return token?.kind === 'word' && token.text.toLowerCase() === word;
}

/** The index after a possibly qualified name that begins at an index. */
export function indexAfterName(tokens: readonly Token[], index: number): number {
	let next = index + 1;
	while (isSymbol(tokens[next], '.')) next += 2;
	return next;
}
