import { type DbmlToken, readTokens } from './dbml-tokens.ts';

/** A place in a DBML text that moves on; it never stands still where something is taken. */
export interface DbmlCursor {
	readonly problems: readonly { readonly line: number; readonly message: string }[];
	atEnd(): boolean;
	peek(): DbmlToken;
	/** The next piece, ends of lines passed over. */
	take(): DbmlToken;
	/** A name with what stands behind its dots. */
	takeDotted(): string;
	/** True at this sign or word, whatever its case. */
	isAt(text: string): boolean;
	/** True where this sign comes right after the piece at hand. */
	isBefore(sign: string): boolean;
	/** Takes this sign or word where it comes next on the line. */
	accept(text: string): boolean;
	/** Takes this sign, also from a later line; what comes in its place is a problem. */
	enter(sign: string): boolean;
	/** Takes this sign where it comes next; true at the end of the text too. */
	leave(sign: string): boolean;
	skipLines(): void;
	skipLine(): void;
	/** Passes over a line, and over the braces that it opens. */
	skipElement(): void;
	problem(line: number, message: string): void;
}

const END: DbmlToken = { kind: 'newline', text: '', line: 0 };

/** Opens a DBML text at its beginning. */
export function openCursor(text: string): DbmlCursor {
	const tokens = readTokens(text);
	const problems: { line: number; message: string }[] = [];
	let at = 0;
	const peek = (): DbmlToken => tokens[at] ?? { ...END, line: tokens.at(-1)?.line ?? 1 };
	const isAt = (text: string): boolean => {
		const token = peek();
		return (token.kind === 'symbol' || token.kind === 'word') && token.text.toLowerCase() === text;
	};
	const accept = (text: string): boolean => {
		if (!isAt(text)) return false;
		at++;
		return true;
	};
	const skipLines = (): void => {
		while (tokens[at]?.kind === 'newline') at++;
	};
	const take = (): DbmlToken => {
		skipLines();
		const token = peek();
		at++;
		return token;
	};
	const cursor: DbmlCursor = {
		problems,
		atEnd: () => at >= tokens.length,
		peek,
		take,
		isAt,
		isBefore: (sign) => tokens[at + 1]?.kind === 'symbol' && tokens[at + 1]?.text === sign,
		accept,
		skipLines,
		takeDotted() {
			let name = take().text;
			while (accept('.')) name += `.${take().text}`;
			return name;
		},
		enter(sign) {
			skipLines();
			if (accept(sign)) return true;
			problems.push({ line: peek().line, message: `\`${sign}\` is missing` });
			cursor.skipLine();
			return false;
		},
		leave: (sign) => at >= tokens.length || accept(sign),
		skipLine() {
			while (at < tokens.length && tokens[at]!.kind !== 'newline') at++;
		},
		skipElement() {
			let depth = 0;
			for (; at < tokens.length; at++) {
				const { kind, text } = tokens[at]!;
				if (kind === 'newline' && depth === 0) {
					const next = tokens.slice(at, at + 3).find((token) => token.kind !== 'newline');
					if (next?.kind !== 'symbol' || next.text !== '{') return;
				}
				if (kind !== 'symbol') continue;
				if (text === '{') depth++;
				if (text !== '}') continue;
				if (depth === 0) return;
				depth--;
				if (depth === 0) {
					at++;
					return;
				}
			}
		},
		problem: (line, message) => void problems.push({ line, message }),
	};
	return cursor;
}
