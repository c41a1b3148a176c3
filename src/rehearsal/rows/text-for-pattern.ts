/** A set of characters, each as likely; or parts one after the other; or one of several. */
type Piece =
	| { readonly kind: 'characters'; readonly characters: readonly string[] }
	| { readonly kind: 'sequence'; readonly pieces: readonly Piece[] }
	| { readonly kind: 'choice'; readonly pieces: readonly Piece[] }
	| { readonly kind: 'repeat'; readonly piece: Piece; readonly least: number; readonly most: number };

interface Reader {
	readonly pattern: string;
	at: number;
}

const LOWER = [...'abcdefghijklmnopqrstuvwxyz'];
const DIGITS = [...'1234567890'];
const PRINTABLE = [
	...LOWER,
	...LOWER.map((letter) => letter.toUpperCase()),
	...DIGITS,
	...'-_.@:/ +#,;=!?%&*()',
];
const NAMED: Readonly<Record<string, readonly string[]>> = {
	alpha: LOWER,
	lower: LOWER,
	upper: LOWER.map((letter) => letter.toUpperCase()),
	digit: DIGITS,
	alnum: [...LOWER, ...DIGITS],
	xdigit: [...'abcdef', ...DIGITS],
	space: [' '],
	blank: [' '],
	punct: [...'-_.'],
	word: [...LOWER, ...DIGITS],
};
const ESCAPED: Readonly<Record<string, readonly string[]>> = {
	d: DIGITS,
	w: [...LOWER, ...DIGITS],
	s: [' '],
	S: LOWER,
	D: LOWER,
	W: ['-'],
};
/** How often something unbounded is written. */
const USUAL_LENGTH = 4;
const LONGEST = 4096;

/**
 * A text that a regular expression matches, another one for each number as far as it allows; at least `least`
 * characters where it can be. Null for an expression with parts that are not read.
 */
export function textForPattern(pattern: string, number: number, least = 0): string | null {
	const reader: Reader = { pattern: pattern.replace(/^\*\*\*[:=]|^\(\?[a-z]+\)/, ''), at: 0 };
	const piece = readChoice(reader);
	if (!piece || reader.at < reader.pattern.length) return null;
	for (let length = USUAL_LENGTH; length <= LONGEST; length *= 2) {
		const text = write(piece, { rest: number, length });
		if (text.length >= least || length === LONGEST) return text;
	}
	return null;
}

function readChoice(reader: Reader): Piece | null {
	const pieces: Piece[] = [];
	do {
		const sequence = readSequence(reader);
		if (!sequence) return null;
		pieces.push(sequence);
	} while (takes(reader, '|'));
	return pieces.length === 1 ? pieces[0]! : { kind: 'choice', pieces };
}

function readSequence(reader: Reader): Piece | null {
	const pieces: Piece[] = [];
	while (reader.at < reader.pattern.length && !'|)'.includes(reader.pattern[reader.at]!)) {
		const piece = readPiece(reader);
		if (!piece) return null;
		pieces.push(readRepeat(reader, piece));
	}
	return { kind: 'sequence', pieces };
}

const NOTHING: Piece = { kind: 'sequence', pieces: [] };

function readPiece(reader: Reader): Piece | null {
	const sign = reader.pattern[reader.at++]!;
	if (sign === '^' || sign === '$') return NOTHING;
	if (sign === '(') return readGroup(reader);
	if (sign === '[') return readClass(reader);
	if (sign === '.') return { kind: 'characters', characters: LOWER };
	if (sign !== '\\') return { kind: 'characters', characters: [sign] };
	const escaped = reader.pattern[reader.at++] ?? '';
	if (/[AZmMyYbB]/.test(escaped)) return NOTHING;
	if (/[1-9xuUc]/.test(escaped)) return null;
	const control = { n: '\n', t: '\t', r: '\r' }[escaped];
	return { kind: 'characters', characters: ESCAPED[escaped] ?? [control ?? escaped] };
}

function readGroup(reader: Reader): Piece | null {
	const isLooking = /^\?<?[=!]/.exec(reader.pattern.slice(reader.at));
	const opening = isLooking ?? /^\?:/.exec(reader.pattern.slice(reader.at));
	reader.at += opening?.[0].length ?? 0;
	const inner = readChoice(reader);
	if (!inner || !takes(reader, ')')) return null;
	return isLooking ? NOTHING : inner;
}

function readClass(reader: Reader): Piece | null {
	const isNegated = takes(reader, '^');
	const characters: string[] = [];
	for (let first = true; first || reader.pattern[reader.at] !== ']'; first = false) {
		if (reader.at >= reader.pattern.length) return null;
		characters.push(...readClassPart(reader));
	}
	reader.at++;
	if (!isNegated) return { kind: 'characters', characters };
	return { kind: 'characters', characters: PRINTABLE.filter((each) => !characters.includes(each)) };
}

function readClassPart(reader: Reader): readonly string[] {
	const named = /^\[:(\w+):\]/.exec(reader.pattern.slice(reader.at));
	if (named) {
		reader.at += named[0].length;
		return NAMED[named[1]!] ?? [];
	}
	const from = readClassCharacter(reader);
	if (from.length !== 1 || reader.pattern[reader.at] !== '-' || reader.pattern[reader.at + 1] === ']')
		return from;
	reader.at++;
	const [to] = readClassCharacter(reader);
	const start = from[0]!.codePointAt(0)!;
	const end = Math.min(to?.codePointAt(0) ?? start, start + 127);
	return Array.from({ length: Math.max(end - start + 1, 0) }, (_, index) =>
		String.fromCodePoint(start + index),
	);
}

function readClassCharacter(reader: Reader): readonly string[] {
	const sign = reader.pattern[reader.at++] ?? '';
	if (sign !== '\\') return [sign];
	const escaped = reader.pattern[reader.at++] ?? '';
	return ESCAPED[escaped] ?? [{ n: '\n', t: '\t', r: '\r' }[escaped] ?? escaped];
}

function readRepeat(reader: Reader, piece: Piece): Piece {
	const found = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(reader.pattern.slice(reader.at));
	if (!found) return piece;
	reader.at += found[0].length;
	const [text, from, comma, to] = found;
	const unbounded = Number.POSITIVE_INFINITY;
	if (from === undefined) {
		const least = text.startsWith('+') ? 1 : 0;
		return readRepeat(reader, { kind: 'repeat', piece, least, most: text.startsWith('?') ? 1 : unbounded });
	}
	const most = comma ? (to ? Number(to) : unbounded) : Number(from);
	return readRepeat(reader, { kind: 'repeat', piece, least: Number(from), most });
}

/** What of the number is not yet spent on telling texts apart. */
interface Writer {
	rest: number;
	readonly length: number;
}

function write(piece: Piece, writer: Writer): string {
	switch (piece.kind) {
		case 'characters':
			return pick(piece.characters, writer) ?? '';
		case 'choice': {
			const chosen = piece.pieces[0];
			return chosen ? write(chosen, writer) : '';
		}
		case 'sequence':
			// From the end, so that the last part is the first to differ.
			return piece.pieces.reduceRight((text, each) => write(each, writer) + text, '');
		case 'repeat': {
			const usual =
				piece.least === 0 && piece.most === 1 && writer.length === USUAL_LENGTH ? 0 : writer.length;
			const count = Math.min(Math.max(piece.least, Math.min(usual, piece.most)), LONGEST);
			let text = '';
			for (let index = 0; index < count; index++) text = write(piece.piece, writer) + text;
			return text;
		}
	}
}

function pick(characters: readonly string[], writer: Writer): string | undefined {
	const index = writer.rest % Math.max(characters.length, 1);
	writer.rest = Math.floor(writer.rest / Math.max(characters.length, 1));
	return characters[index];
}

function takes(reader: Reader, sign: string): boolean {
	const found = reader.pattern[reader.at] === sign;
	if (found) reader.at++;
	return found;
}
