import { type ParseResult, parse } from 'libpg-query';

/** PostgreSQL's own parse tree; every `location` in it is a UTF-8 byte offset, see `utf16Offsets`. */
export type ParseTree = ParseResult;

export type {
	AlterTableCmd,
	ColumnDef,
	Constraint,
	CreateStmt,
	Node,
	RangeVar,
	RenameStmt,
} from 'libpg-query';

/** Above this length, in UTF-16 units, a statement is data rather than structure and is not worth a tree. */
const LONGEST = 2_000_000;

/** The parse tree of a text, or null where PostgreSQL's parser refuses it. */
export async function parseStatement(text: string): Promise<ParseTree | null> {
	// The parser takes a zero-terminated string.
	if (text.length > LONGEST || text.trim() === '' || text.includes('\0')) return null;
	try {
		return await parse(text);
	} catch {
		return null;
	}
}

/** Turns the parser's UTF-8 byte offsets in a text into UTF-16 offsets. */
export function utf16Offsets(text: string): (bytes: number) => number {
	if (Buffer.byteLength(text) === text.length) return (bytes) => bytes;
	const offsets = new Uint32Array(Buffer.byteLength(text) + 1);
	let byte = 0;
	let offset = 0;
	for (const character of text) {
		offsets[byte] = offset;
		byte += Buffer.byteLength(character);
		offset += character.length;
	}
	offsets[byte] = offset;
	return (bytes) => offsets[bytes] ?? offset;
}
