import type { ServerError } from './worker-protocol.ts';

/** What came back for one message: tags of what completed, rows as text, notices' texts, the error, the transaction state. */
export interface WireResponse {
	readonly commands: readonly string[];
	readonly rows: readonly (readonly (string | null)[])[];
	/** Messages of severity INFO, which is what the event triggers send. */
	readonly information: readonly string[];
	readonly error: ServerError | null;
	/** `I` idle, `T` in a transaction, `E` in a failed one; null when the server never said it was ready. */
	readonly state: string | null;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function message(type: string, body: Uint8Array): Uint8Array {
	const bytes = new Uint8Array(5 + body.length);
	bytes[0] = type.charCodeAt(0);
	new DataView(bytes.buffer).setInt32(1, body.length + 4);
	bytes.set(body, 5);
	return bytes;
}

/** A simple Query message of the frontend/backend protocol, followed by the rows of a COPY where there are some. */
export function encodeQuery(sql: string, copyData?: string): Uint8Array {
	const query = message('Q', encoder.encode(`${sql}\0`));
	if (copyData === undefined) return query;
	const parts = [query, message('d', encoder.encode(copyData)), message('c', new Uint8Array(0))];
	const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let offset = 0;
	for (const part of parts) {
		bytes.set(part, offset);
		offset += part.length;
	}
	return bytes;
}

/** Reads a server's whole answer to one simple Query. */
export function decodeResponse(bytes: Uint8Array): WireResponse {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const commands: string[] = [];
	const rows: (string | null)[][] = [];
	const information: string[] = [];
	let error: ServerError | null = null;
	let state: string | null = null;
	for (let at = 0; at + 5 <= bytes.length; ) {
		const type = String.fromCharCode(view.getUint8(at));
		const end = at + 1 + view.getInt32(at + 1);
		const body = bytes.subarray(at + 5, end);
		if (type === 'C') commands.push(decoder.decode(body.subarray(0, -1)));
		else if (type === 'D') rows.push(decodeRow(body));
		else if (type === 'Z') state = String.fromCharCode(body[0] ?? 0);
		else if (type === 'E') error ??= decodeError(decodeFields(body));
		else if (type === 'N') {
			const fields = decodeFields(body);
			if (fields.get('V') === 'INFO') information.push(fields.get('M') ?? '');
		}
		at = end;
	}
	return { commands, rows, information, error, state };
}

function decodeRow(body: Uint8Array): (string | null)[] {
	const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
	const values: (string | null)[] = [];
	let at = 2;
	for (let column = 0; column < view.getInt16(0); column++) {
		const length = view.getInt32(at);
		at += 4;
		values.push(length < 0 ? null : decoder.decode(body.subarray(at, at + length)));
		at += Math.max(length, 0);
	}
	return values;
}

/** The fields of an ErrorResponse or NoticeResponse by their letters. */
export function decodeFields(body: Uint8Array): Map<string, string> {
	const fields = new Map<string, string>();
	for (const field of decoder.decode(body).split('\0')) {
		if (field) fields.set(field.charAt(0), field.slice(1));
	}
	return fields;
}

function decodeError(fields: Map<string, string>): ServerError {
	const position = fields.get('P');
	return {
		sqlstate: fields.get('C') ?? '',
		message: fields.get('M') ?? '',
		detail: fields.get('D') ?? null,
		hint: fields.get('H') ?? null,
		context: fields.get('W') ?? null,
		position: position === undefined ? null : Number(position),
		internalPosition: fields.has('p'),
	};
}
