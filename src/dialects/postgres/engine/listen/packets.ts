/** Larger than any statement that a migration tool sends in one piece. */
const LARGEST_PACKET = 256 * 1024 * 1024;

/** The stream of a client that does not speak PostgreSQL's protocol. */
export class ProtocolError extends Error {}

/** Gives the next whole packet of a stream, header included, or null at its end; all but the first ones have a type. */
export type ReadPacket = (hasType: boolean) => Promise<Buffer | null>;

/** Puts a stream's pieces together to packets; reading throws a ProtocolError for a length that cannot be. */
export function packetReader(stream: AsyncIterable<Buffer>): ReadPacket {
	const pieces = stream[Symbol.asyncIterator]();
	let held: Buffer[] = [];
	let length = 0;
	const joined = (): Buffer => {
		const [first, ...rest] = held;
		if (first && rest.length === 0) return first;
		const all = Buffer.concat(held);
		held = [all];
		return all;
	};
	const receive = async (wanted: number): Promise<boolean> => {
		while (length < wanted) {
			const { done, value } = await pieces.next();
			if (done) return false;
			held.push(value);
			length += value.length;
		}
		return true;
	};
	return async (hasType) => {
		const typeLength = hasType ? 1 : 0;
		if (!(await receive(typeLength + 4))) return null;
		const size = typeLength + joined().readInt32BE(typeLength);
		if (size < typeLength + 4 || size > LARGEST_PACKET) throw new ProtocolError('invalid message length');
		if (!(await receive(size))) return null;
		const all = joined();
		held = [all.subarray(size)];
		length -= size;
		return all.subarray(0, size);
	};
}

/** One message of a server's answer: its type, all of its bytes, and those after type and length. */
export interface ServerMessage {
	readonly type: string;
	readonly bytes: Uint8Array;
	readonly body: Uint8Array;
}

/** The messages of a server's whole answer, in order. */
export function splitAnswer(answer: Uint8Array): readonly ServerMessage[] {
	const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength);
	const messages: ServerMessage[] = [];
	for (let at = 0; at + 5 <= answer.length; ) {
		const end = at + 1 + view.getInt32(at + 1);
		const type = String.fromCharCode(view.getUint8(at));
		messages.push({ type, bytes: answer.subarray(at, end), body: answer.subarray(at + 5, end) });
		at = end;
	}
	return messages;
}

/** One message of either side: a type of one letter and a body of texts (each ended by a zero) and raw bytes. */
export function packet(type: string, ...parts: readonly (string | Uint8Array)[]): Buffer {
	const body = Buffer.concat(
		parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part)),
	);
	const header = Buffer.alloc(5);
	header.write(type, 'latin1');
	header.writeInt32BE(body.length + 4, 1);
	return Buffer.concat([header, body]);
}

/** A 32-bit number as the protocol has it. */
export function int32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeInt32BE(value);
	return bytes;
}

/** An error of our own as a client is told it. */
export interface Refusal {
	readonly severity: 'ERROR' | 'FATAL';
	readonly sqlstate: string;
	readonly message: string;
	readonly hint?: string;
}

/** The ErrorResponse for an error of our own. */
export function errorPacket({ severity, sqlstate, message, hint }: Refusal): Buffer {
	const fields = [
		`S${severity}`,
		`V${severity}`,
		`C${sqlstate}`,
		`M${message}`,
		...(hint ? [`H${hint}`] : []),
	];
	return packet('E', ...fields, '');
}

/** The text at the start of some bytes that ends with a zero, and where what follows begins. */
export function zeroTerminated(
	bytes: Uint8Array,
	start: number,
): { readonly text: string; readonly end: number } {
	const zero = bytes.indexOf(0, start);
	if (zero < 0) throw new ProtocolError('a text without an end');
	return { text: Buffer.from(bytes.subarray(start, zero)).toString('utf8'), end: zero + 1 };
}
