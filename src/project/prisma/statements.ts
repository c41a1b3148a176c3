import { type PrismaToken, readTokens } from './tokens.ts';

/** What stands in a place of an attribute: a text or word, a list of those, or a call such as `raw("…")`, by its name. */
export type PrismaValue = string | readonly string[];

/** `@map("x")`, `@@unique([a, b])` or `@db.VarChar(20)`: the name without `@`, and what stands in its brackets. */
export interface PrismaAttribute {
	readonly name: string;
	readonly values: readonly PrismaValue[];
	readonly named: ReadonlyMap<string, PrismaValue>;
	readonly line: number;
}

/** One line of a block: words such as `id Int?`, signs among them, then its attributes. */
export interface PrismaEntry {
	readonly words: readonly string[];
	/** What follows a `=` in a datasource or generator. */
	readonly value: PrismaValue | null;
	readonly attributes: readonly PrismaAttribute[];
	readonly line: number;
}

/** `model User { … }` and its like. */
export interface PrismaBlock {
	readonly kind: string;
	readonly name: string;
	readonly entries: readonly PrismaEntry[];
	readonly line: number;
}

interface Reader {
	readonly tokens: readonly PrismaToken[];
	at: number;
}

/** The blocks of a Prisma schema in their order; what stands outside of one is passed over. */
export function readBlocks(source: string): readonly PrismaBlock[] {
	const reader: Reader = { tokens: readTokens(source), at: 0 };
	const blocks: PrismaBlock[] = [];
	while (reader.at < reader.tokens.length) {
		const [kind, name, open] = reader.tokens.slice(reader.at, reader.at + 3);
		if (kind?.kind !== 'word' || name?.kind !== 'word' || open?.value !== '{') {
			reader.at++;
			continue;
		}
		reader.at += 3;
		blocks.push({ kind: kind.value, name: name.value, line: kind.line, entries: readEntries(reader) });
	}
	return blocks;
}

function readEntries(reader: Reader): readonly PrismaEntry[] {
	const entries: PrismaEntry[] = [];
	for (let token = peek(reader); token && token.value !== '}'; token = peek(reader)) {
		if (token.kind === 'end') reader.at++;
		else entries.push(readEntry(reader, token.line));
	}
	reader.at++;
	return entries;
}

function readEntry(reader: Reader, line: number): PrismaEntry {
	const words: string[] = [];
	const attributes: PrismaAttribute[] = [];
	let value: PrismaValue | null = null;
	for (let token = peek(reader); token; token = peek(reader)) {
		if (token.kind === 'end' || token.value === '}') break;
		if (token.value === '@') attributes.push(readAttribute(reader));
		else if (token.value === '=') {
			reader.at++;
			value = readValue(reader);
		} else if (token.value === '(') words.push(...readList(reader, ')').values.flat());
		else {
			words.push(token.value);
			reader.at++;
		}
	}
	return { words, value, attributes, line };
}

function readAttribute(reader: Reader): PrismaAttribute {
	const { line } = peek(reader)!;
	while (peek(reader)?.value === '@') reader.at++;
	const name = next(reader)?.value ?? '';
	const list = peek(reader)?.value === '(' ? readList(reader, ')') : { values: [], named: new Map() };
	return { name, ...list, line };
}

interface PrismaList {
	readonly values: readonly PrismaValue[];
	readonly named: ReadonlyMap<string, PrismaValue>;
}

/** What stands between brackets, which may go over several lines. */
function readList(reader: Reader, close: string): PrismaList {
	const values: PrismaValue[] = [];
	const named = new Map<string, PrismaValue>();
	reader.at++;
	for (let token = peek(reader); token && token.value !== close; token = peek(reader)) {
		const after = reader.tokens[reader.at + 1];
		if (token.kind === 'end' || token.value === ',') reader.at++;
		else if (token.kind === 'word' && after?.value === ':') {
			reader.at += 2;
			named.set(token.value, readValue(reader));
		} else values.push(readValue(reader));
	}
	reader.at++;
	return { values, named };
}

function readValue(reader: Reader): PrismaValue {
	while (peek(reader)?.kind === 'end') reader.at++;
	if (peek(reader)?.value === '[') return readList(reader, ']').values.flat();
	const value = next(reader)?.value ?? '';
	// The order or length of a column in a key, or a call.
	if (peek(reader)?.value === '(') readList(reader, ')');
	return value;
}

function peek({ tokens, at }: Reader): PrismaToken | undefined {
	return tokens[at];
}

function next(reader: Reader): PrismaToken | undefined {
	return reader.tokens[reader.at++];
}
