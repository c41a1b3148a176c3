/** A piece of DBML; the line is 1-based. */
export interface DbmlToken {
	readonly kind: 'word' | 'name' | 'string' | 'expression' | 'symbol' | 'newline';
	/** Without quotes. */
	readonly text: string;
	readonly line: number;
}

const PIECES =
	/\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'''((?:\\[\s\S]|(?!''')[\s\S])*)(?:'''|$)|'((?:\\[\s\S]|[^'\\\n])*)'?|"([^"\n]*)"?|`([^`]*)`?|([\p{L}\p{N}_.$-]+)|(\r?\n)|(<>|[^\s])/gu;

/** The pieces of a DBML text in order, without comments and blanks. */
export function readTokens(text: string): readonly DbmlToken[] {
	const tokens: DbmlToken[] = [];
	let line = 1;
	for (const found of text.matchAll(PIECES)) {
		const [whole, long, short, quoted, expression, word, newline, symbol] = found;
		if (newline !== undefined) tokens.push({ kind: 'newline', text: '\n', line });
		else if (long !== undefined) tokens.push({ kind: 'string', text: unindent(unescaped(long)), line });
		else if (short !== undefined) tokens.push({ kind: 'string', text: unescaped(short), line });
		else if (quoted !== undefined) tokens.push({ kind: 'name', text: quoted, line });
		else if (expression !== undefined) tokens.push({ kind: 'expression', text: expression, line });
		else if (word !== undefined) pushWords(tokens, word, line);
		else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol, line });
		line += whole.split('\n').length - 1;
	}
	return tokens;
}

/** Dots and dashes belong to numbers and stand between names; a dash alone is a relationship. */
function pushWords(tokens: DbmlToken[], text: string, line: number): void {
	if (/^-?\d+(?:\.\d+)?$/.test(text)) {
		tokens.push({ kind: 'word', text, line });
		return;
	}
	for (const part of text.split(/([.-])/)) {
		if (part !== '')
			tokens.push({ kind: part === '.' || part === '-' ? 'symbol' : 'word', text: part, line });
	}
}

function unescaped(text: string): string {
	return text.replace(/\\(\r?\n|[\s\S])/g, (_, sign: string) => (/\n/.test(sign) ? '' : sign));
}

function unindent(text: string): string {
	const lines = text.split(/\r?\n/);
	const indents = lines.filter((line) => line.trim() !== '').map((line) => /^\s*/.exec(line)![0].length);
	const least = indents.reduce((least, indent) => Math.min(least, indent), Number.POSITIVE_INFINITY);
	return lines
		.map((line) => line.slice(Number.isFinite(least) ? least : 0))
		.join('\n')
		.trim();
}
