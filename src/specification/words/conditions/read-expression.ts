import { listTokens, type Token } from '../../../sql/tokens.ts';
import type { Expression } from './expression.ts';

interface Reader {
	readonly source: string;
	readonly tokens: readonly Token[];
	readonly columns: ReadonlySet<string>;
	at: number;
	depth: number;
}

/** Signs that bind alike, the loosest first; every other sign binds tighter than a comparison and looser than `+`. */
const OR = 1;
const AND = 2;
const NOT = 3;
const IS = 4;
const COMPARISON = 5;
const OTHER = 6;
const SUM = 7;
const PRODUCT = 8;
const SIGN = 9;

const POWERS: Readonly<Record<string, number>> = {
	or: OR,
	and: AND,
	'<': COMPARISON,
	'>': COMPARISON,
	'=': COMPARISON,
	'<=': COMPARISON,
	'>=': COMPARISON,
	'<>': COMPARISON,
	'+': SUM,
	'-': SUM,
	'*': PRODUCT,
	'/': PRODUCT,
	'%': PRODUCT,
};

const CONSTANT = /^(?:true|false|null|current_date|current_timestamp|localtimestamp)$/;
/** Beyond this nobody reads it as a sentence, and the stack has an end. */
const DEEPEST = 40;

/** Reads an expression over these columns; null for what has a form that this reader does not know. */
export function readExpression(source: string, columns: readonly string[]): Expression | null {
	const reader: Reader = { source, tokens: listTokens(source), columns: new Set(columns), at: 0, depth: 0 };
	const expression = readAbove(reader, 0);
	return expression && reader.at === reader.tokens.length ? expression : null;
}

/** Reads operands joined by signs that bind more tightly than this. */
function readAbove(reader: Reader, power: number): Expression | null {
	if (++reader.depth > DEEPEST) return null;
	const start = reader.at;
	let left = readOperand(reader);
	while (left) {
		const before = reader.at;
		const sign = takeSign(reader);
		const strength = sign === null ? 0 : sign === 'is' ? IS : (POWERS[sign] ?? OTHER);
		if (sign === null || strength <= power) {
			reader.at = before;
			break;
		}
		left = sign === 'is' ? readTest(reader, start, left) : readRight(reader, start, left, sign, strength);
	}
	reader.depth--;
	return left;
}

function readRight(
	reader: Reader,
	start: number,
	left: Expression,
	sign: string,
	strength: number,
): Expression | null {
	const every = isNext(reader, 'all');
	if ((every || isNext(reader, 'any')) && reader.tokens[reader.at + 1]?.text === '(') {
		reader.at++;
		const right = readOperand(reader);
		return right && { kind: 'quantified', sign, every, left, right, source: sourceFrom(reader, start) };
	}
	const right = readAbove(reader, strength);
	return right && { kind: 'binary', sign, left, right, source: sourceFrom(reader, start) };
}

function readTest(reader: Reader, start: number, operand: Expression): Expression | null {
	const negated = take(reader, 'not');
	if (take(reader, 'distinct')) {
		if (!take(reader, 'from')) return null;
		const right = readAbove(reader, COMPARISON);
		const sign = negated ? 'is not distinct from' : 'is distinct from';
		return right && { kind: 'binary', sign, left: operand, right, source: sourceFrom(reader, start) };
	}
	const is = (['null', 'true', 'false'] as const).find((word) => take(reader, word));
	return is === undefined ? null : { kind: 'test', is, negated, operand, source: sourceFrom(reader, start) };
}

function readOperand(reader: Reader): Expression | null {
	const start = reader.at;
	let operand = readBareOperand(reader);
	while (operand && reader.tokens[reader.at]?.text === ':' && reader.tokens[reader.at + 1]?.text === ':') {
		reader.at += 2;
		const type = readType(reader);
		if (type === '') return null;
		operand = { kind: 'cast', type, operand, source: sourceFrom(reader, start) };
	}
	return operand;
}

function readBareOperand(reader: Reader): Expression | null {
	const start = reader.at;
	if (take(reader, '(')) {
		const inner = readAbove(reader, 0);
		return inner && take(reader, ')') ? inner : null;
	}
	if (take(reader, 'not') || take(reader, '-')) {
		const sign = reader.tokens[start]!.text.toLowerCase();
		const operand = readAbove(reader, sign === 'not' ? NOT : SIGN);
		if (operand?.kind === 'number')
			return { kind: 'number', value: `-${operand.value}`, source: sourceFrom(reader, start) };
		return operand && { kind: 'prefix', sign, operand, source: sourceFrom(reader, start) };
	}
	const token = reader.tokens[reader.at++];
	switch (token?.kind) {
		case 'number':
			return { kind: 'number', value: token.text, source: token.text };
		case 'string':
			if (!token.text.startsWith("'")) return null;
			return { kind: 'text', value: unquote(token.text), source: token.text };
		case 'quoted-name':
			return readColumn(reader, unquote(token.text), token.text);
		case 'word':
			return readWord(reader, start, token.text);
		default:
			return null;
	}
}

function readWord(reader: Reader, start: number, text: string): Expression | null {
	const word = text.toLowerCase();
	if (word === 'array' && take(reader, '[')) return readList(reader, start, ']', 'array');
	if (CONSTANT.test(word)) return { kind: 'word', value: word, source: text };
	if (!take(reader, '(')) return readColumn(reader, text, text);
	if (word === 'trim') return readTrim(reader, start);
	return readList(reader, start, ')', word);
}

function readColumn(reader: Reader, name: string, source: string): Expression | null {
	if (isNext(reader, '(') || isNext(reader, '.') || !reader.columns.has(name)) return null;
	return { kind: 'column', name, source };
}

/** `TRIM(BOTH FROM x)`: of blanks, on both sides. */
function readTrim(reader: Reader, start: number): Expression | null {
	if (!take(reader, 'both') || !take(reader, 'from')) return null;
	const operand = readAbove(reader, 0);
	if (!operand || !take(reader, ')')) return null;
	return { kind: 'call', name: 'trim', operands: [operand], source: sourceFrom(reader, start) };
}

function readList(reader: Reader, start: number, end: string, name: string): Expression | null {
	const operands: Expression[] = [];
	if (!take(reader, end)) {
		do {
			const operand = readAbove(reader, 0);
			if (!operand) return null;
			operands.push(operand);
		} while (take(reader, ','));
		if (!take(reader, end)) return null;
	}
	const source = sourceFrom(reader, start);
	return end === ']' ? { kind: 'array', operands, source } : { kind: 'call', name, operands, source };
}

/** The sign or joining word that comes next, in lower case; null at an end. */
function takeSign(reader: Reader): string | null {
	const token = reader.tokens[reader.at];
	if (token?.kind === 'word') {
		const word = token.text.toLowerCase();
		if (word !== 'and' && word !== 'or' && word !== 'is') return null;
		reader.at++;
		return word;
	}
	let sign = '';
	let end = token?.start ?? 0;
	for (let next = token; next?.kind === 'symbol' && next.start === end; next = reader.tokens[reader.at]) {
		if (!/^[-+*/<>=~!@#%^&|?]$/.test(next.text)) break;
		sign += next.text;
		end = next.end;
		reader.at++;
	}
	return sign === '' ? null : sign;
}

function readType(reader: Reader): string {
	const start = reader.at;
	reader.at++;
	while (take(reader, '.')) reader.at++;
	while (/^(?:varying|precision)$/i.test(reader.tokens[reader.at]?.text ?? '')) reader.at++;
	if (isNext(reader, '(')) while (reader.at < reader.tokens.length && !take(reader, ')')) reader.at++;
	while (/^(?:with|without|time|zone)$/i.test(reader.tokens[reader.at]?.text ?? '')) reader.at++;
	while (isNext(reader, '[') && reader.tokens[reader.at + 1]?.text === ']') reader.at += 2;
	return sourceFrom(reader, start).toLowerCase();
}

function sourceFrom({ source, tokens, at }: Reader, start: number): string {
	const first = tokens[start];
	const last = tokens[at - 1];
	return first && last ? source.slice(first.start, last.end) : '';
}

function isNext(reader: Reader, text: string): boolean {
	const token = reader.tokens[reader.at];
	if (!token || token.kind === 'string' || token.kind === 'quoted-name') return false;
	return token.text.toLowerCase() === text;
}

function take(reader: Reader, text: string): boolean {
	const found = isNext(reader, text);
	if (found) reader.at++;
	return found;
}

function unquote(text: string): string {
	const quote = text[0]!;
	return text.slice(1, -1).replaceAll(quote + quote, quote);
}
