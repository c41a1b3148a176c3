/** A word, a text in quotes (without them), a sign or the end of a line, with its 1-based line. */
export interface PrismaToken {
	readonly kind: 'word' | 'text' | 'sign' | 'end';
	readonly value: string;
	readonly line: number;
}

const TOKEN =
	/(?<space>[^\S\n]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<end>\n)|"(?<text>(?:[^"\\\n]|\\.)*)"|(?<word>[\p{L}\p{N}_.-]+)|(?<sign>[\s\S])/gu;

/** The tokens of a Prisma schema; comments are left out. */
export function readTokens(source: string): readonly PrismaToken[] {
	const tokens: PrismaToken[] = [];
	let line = 1;
	for (const { 0: whole, groups } of source.matchAll(TOKEN)) {
		const { space, text, word, end } = groups!;
		if (end !== undefined) tokens.push({ kind: 'end', value: '\n', line });
		else if (text !== undefined) tokens.push({ kind: 'text', value: unescapeText(text), line });
		else if (word !== undefined) tokens.push({ kind: 'word', value: word, line });
		else if (space === undefined) tokens.push({ kind: 'sign', value: whole, line });
		line += whole.split('\n').length - 1;
	}
	return tokens;
}

function unescapeText(text: string): string {
	return text.replace(/\\(.)/g, '$1');
}
