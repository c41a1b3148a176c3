/** What a piece of SQL text is; `symbol` is always one single character. */
export type TokenKind = 'word' | 'quoted-name' | 'string' | 'dollar-string' | 'number' | 'symbol' | 'comment';

/** A cursor over the tokens of a text: `next` moves it, `kind`, `start` and `end` tell where it stands. */
export interface Scanner {
	readonly kind: TokenKind;
	/** UTF-16 offsets of the current token, end exclusive. */
	readonly start: number;
	readonly end: number;
	/** False for a block comment that reaches to the end of the text because nothing closes it. */
	readonly closed: boolean;
	/** Moves to the next token, comments included; false at the end of the text. */
	next(): boolean;
	/** Continues from another offset. */
	jump(offset: number): void;
}

const UNCLOSED = -1;
const QUOTE = 39;
const DOUBLE_QUOTE = 34;
const DOLLAR = 36;
const DASH = 45;
const SLASH = 47;
const STAR = 42;
const BACKSLASH = 92;

/**
 * Reads PostgreSQL's lexical structure in one pass, one cursor for the whole text because a dump has millions of
 * tokens. Never throws: a string or comment that is never closed reaches to the end.
 */
export function scan(source: string): Scanner {
	let position = 0;
	const cursor = {
		kind: 'symbol' as TokenKind,
		start: 0,
		end: 0,
		closed: true,
		next(): boolean {
			position = skipBlanks(source, position);
			if (position >= source.length) return false;
			cursor.start = position;
			cursor.kind = kindAt(source, position);
			const end = endOf(source, position, cursor.kind);
			cursor.closed = end !== UNCLOSED;
			position = cursor.closed ? end : source.length;
			cursor.end = position;
			return true;
		},
		jump(offset: number): void {
			position = offset;
		},
	};
	return cursor;
}

function skipBlanks(source: string, from: number): number {
	let at = from;
	while (at < source.length && isBlank(source.charCodeAt(at))) at++;
	return at;
}

function isBlank(code: number): boolean {
	return code === 32 || (code >= 9 && code <= 13);
}

function kindAt(source: string, at: number): TokenKind {
	const code = source.charCodeAt(at);
	if (isNameStart(code)) return isEscapeString(source, at) ? 'string' : 'word';
	if (code === QUOTE) return 'string';
	if (code === DOUBLE_QUOTE) return 'quoted-name';
	if (isDigit(code)) return 'number';
	const following = source.charCodeAt(at + 1);
	if (code === DASH && following === DASH) return 'comment';
	if (code === SLASH && following === STAR) return 'comment';
	if (code === DOLLAR && dollarTag(source, at) !== null) return 'dollar-string';
	return 'symbol';
}

function endOf(source: string, start: number, kind: TokenKind): number {
	switch (kind) {
		case 'word':
			return endOfWord(source, start);
		case 'number':
			return endOfNumber(source, start);
		case 'string':
			return source.charCodeAt(start) === QUOTE
				? endOfQuoted(source, start, "'")
				: endOfEscapeString(source, start + 1);
		case 'quoted-name':
			return endOfQuoted(source, start, '"');
		case 'dollar-string':
			return endOfDollarString(source, start);
		case 'comment':
			return source.charCodeAt(start) === DASH ? endOfLine(source, start) : endOfBlockComment(source, start);
		case 'symbol':
			return start + 1;
	}
}

function isNameStart(code: number): boolean {
	return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 128;
}

function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

function endOfWord(source: string, start: number): number {
	let at = start + 1;
	while (at < source.length) {
		const code = source.charCodeAt(at);
		if (!isNameStart(code) && !isDigit(code) && code !== DOLLAR) break;
		at++;
	}
	return at;
}

function endOfNumber(source: string, start: number): number {
	let at = start + 1;
	while (at < source.length && (isDigit(source.charCodeAt(at)) || isNameStart(source.charCodeAt(at)))) at++;
	return at;
}

function isEscapeString(source: string, at: number): boolean {
	const code = source.charCodeAt(at);
	return (code === 101 || code === 69) && source.charCodeAt(at + 1) === QUOTE;
}

function endOfQuoted(source: string, start: number, quote: string): number {
	let at = start + 1;
	for (;;) {
		const close = source.indexOf(quote, at);
		if (close < 0) return source.length;
		if (source[close + 1] !== quote) return close + 1;
		at = close + 2;
	}
}

const CONTINUED_STRING = /[ \t\f\v\r]*\n\s*'/y;

function endOfEscapeString(source: string, open: number): number {
	let at = open + 1;
	while (at < source.length) {
		const code = source.charCodeAt(at);
		if (code === BACKSLASH) at += 2;
		else if (code !== QUOTE) at++;
		else if (source.charCodeAt(at + 1) === QUOTE) at += 2;
		else {
			// A string literal goes on after a line break, and an escape string goes on as one.
			CONTINUED_STRING.lastIndex = at + 1;
			if (!CONTINUED_STRING.test(source)) return at + 1;
			at = CONTINUED_STRING.lastIndex;
		}
	}
	return source.length;
}

const DOLLAR_TAG = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y;

function dollarTag(source: string, at: number): string | null {
	DOLLAR_TAG.lastIndex = at;
	return DOLLAR_TAG.exec(source)?.[0] ?? null;
}

function endOfDollarString(source: string, start: number): number {
	const tag = dollarTag(source, start) ?? '$$';
	const close = source.indexOf(tag, start + tag.length);
	return close < 0 ? source.length : close + tag.length;
}

function endOfLine(source: string, start: number): number {
	const newline = source.indexOf('\n', start);
	return newline < 0 ? source.length : newline;
}

function endOfBlockComment(source: string, start: number): number {
	const boundary = /\/\*|\*\//g;
	boundary.lastIndex = start + 2;
	let depth = 1;
	for (;;) {
		const found = boundary.exec(source);
		if (!found) return UNCLOSED;
		depth += found[0] === '/*' ? 1 : -1;
		if (depth === 0) return boundary.lastIndex;
	}
}
