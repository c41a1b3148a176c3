import type { Socket } from 'node:net';
import { splitStatements } from '../../../../sql/split.ts';
import { type Floor, Refused, type Speaker } from './floor.ts';
import type { Account, Sent } from './heard.ts';
import {
	errorPacket,
	ProtocolError,
	packet,
	type ReadPacket,
	splitAnswer,
	zeroTerminated,
} from './packets.ts';

/** What has come of a client's messages and is not yet passed on. */
interface Draft {
	readonly messages: Buffer[];
	readonly sent: Sent[];
}

/** Names of prepared statements and portals to what they run; those without a name as ''. */
interface Names {
	readonly statements: Map<string, string>;
	readonly portals: Map<string, Sent>;
}

/** Passes messages on to the engine, whole exchanges at a time, and its answers back, until the client goes away. */
export async function converse(
	read: ReadPacket,
	socket: Socket,
	floor: Floor,
	speaker: Speaker,
	account: Account,
): Promise<void> {
	const names: Names = { statements: new Map(), portals: new Map() };
	let draft: Draft = { messages: [], sent: [] };
	let skipsToSync = false;
	for (;;) {
		const message = await read(true);
		const type = message?.toString('latin1', 0, 1);
		if (!message || type === 'X') return;
		// Outside of a COPY these come from a client that has not noticed yet that it failed.
		if (type === 'd' || type === 'c' || type === 'f') continue;
		if (skipsToSync && type !== 'S') continue;
		if (skipsToSync) {
			skipsToSync = false;
			socket.write(packet('Z', Buffer.from('I')));
			continue;
		}
		add(draft, message, speaker, names);
		if (!'QSHF'.includes(type ?? '')) continue;
		const { messages, sent } = draft;
		draft = { messages: [], sent: [] };
		const copies = type === 'Q' && sent.length === 1 && isCopyFromStdin(sent[0]?.sql ?? '');
		if (copies) {
			socket.write(packet('G', Buffer.from([0, 0, 0])));
			const rows = await readRows(read);
			if (!rows) return;
			for (const row of rows) messages.push(row);
		} else messages.splice(type === 'Q' ? 1 : -1, 0, NO_ROWS);
		try {
			const answer = splitAnswer(await floor.speak(speaker, Buffer.concat(messages)));
			const forClient = account.read(sent, answer).filter((part) => !copies || part.type !== 'G');
			if (!socket.write(Buffer.concat(forClient.map(({ bytes }) => bytes)))) await drained(socket);
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			skipsToSync = type === 'H';
			const ready = skipsToSync ? [] : [packet('Z', Buffer.from('I'))];
			socket.write(Buffer.concat([errorPacket(error.refusal), ...ready]));
		}
	}
}

/**
 * The engine breaks when it waits for rows that are not there; outside of a COPY it passes this over. It stands before a
 * Sync, which a COPY would swallow.
 */
const NO_ROWS = packet('f', 'COPY FROM stdin is only understood as a statement of its own');

function isCopyFromStdin(sql: string): boolean {
	return /^copy\b[^;']*\bfrom\s+stdin\b/i.test(sql);
}

function drained(socket: Socket): Promise<void> {
	return new Promise((resolve) => {
		socket.once('drain', resolve).once('close', resolve);
	});
}

/** The rows of a COPY with what ends them; null where the client goes away. */
async function readRows(read: ReadPacket): Promise<readonly Buffer[] | null> {
	const rows: Buffer[] = [];
	for (;;) {
		const message = await read(true);
		if (!message) return null;
		const type = message.toString('latin1', 0, 1);
		if (type === 'd' || type === 'c' || type === 'f') rows.push(message);
		if (type === 'c' || type === 'f') return rows;
	}
}

/** Adds a message to what will be passed on, with names that no other connection has, and notes what it will run. */
function add({ messages, sent }: Draft, message: Buffer, speaker: Speaker, names: Names): void {
	const type = message.toString('latin1', 0, 1);
	const own = (name: string): string =>
		name === '' || speaker.slot === 1 ? name : `${speaker.slot}:${name}`;
	const rest = (from: number): Buffer => message.subarray(from);
	if (type === 'Q') {
		const { text } = zeroTerminated(message, 5);
		for (const statement of splitStatements(text)) sent.push({ sql: statement.text, parameters: [] });
		messages.push(message);
	} else if (type === 'P') {
		const name = zeroTerminated(message, 5);
		const sql = zeroTerminated(message, name.end);
		names.statements.set(name.text, sql.text);
		if (name.text !== '') speaker.prepared.add(own(name.text));
		messages.push(packet('P', own(name.text), rest(name.end)));
	} else if (type === 'B') {
		const portal = zeroTerminated(message, 5);
		const statement = zeroTerminated(message, portal.end);
		const sql = names.statements.get(statement.text) ?? '';
		names.portals.set(portal.text, { sql, parameters: readTexts(rest(statement.end)) });
		messages.push(packet('B', own(portal.text), own(statement.text), rest(statement.end)));
	} else if (type === 'D' || type === 'C') {
		const name = zeroTerminated(message, 6);
		if (type === 'C' && message[5] === 0x53) speaker.prepared.delete(own(name.text));
		messages.push(packet(type, message.subarray(5, 6), own(name.text)));
	} else if (type === 'E') {
		const portal = zeroTerminated(message, 5);
		sent.push(names.portals.get(portal.text) ?? { sql: '', parameters: [] });
		messages.push(packet('E', own(portal.text), rest(portal.end)));
	} else if ('SHF'.includes(type)) messages.push(message);
	else throw new ProtocolError(`invalid frontend message type ${message[0]}`);
}

const LONGEST_PARAMETER = 500;

/** The parameters of a Bind that are short texts: formats, then values, each with its length. */
function readTexts(body: Buffer): readonly string[] {
	const texts: string[] = [];
	const formats = body.readInt16BE(0);
	let at = 2 + formats * 2;
	const count = body.readInt16BE(at);
	at += 2;
	for (let index = 0; index < count; index++) {
		const format = formats === 0 ? 0 : body.readInt16BE(2 + (formats === 1 ? 0 : index) * 2);
		const length = body.readInt32BE(at);
		at += 4;
		if (format === 0 && length >= 0 && length <= LONGEST_PARAMETER) {
			texts.push(body.toString('utf8', at, at + length));
		}
		at += Math.max(length, 0);
	}
	return texts;
}
