import { timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Floor, Speaker } from './floor.ts';
import {
	errorPacket,
	int32,
	ProtocolError,
	packet,
	type ReadPacket,
	type Refusal,
	splitAnswer,
	zeroTerminated,
} from './packets.ts';

/** Codes of the first packet of a connection that asks for something else than a session. */
const CANCEL = 80_877_102;
const TLS = 80_877_103;
const GSS_ENCRYPTION = 80_877_104;

/** The only user and database that there are. */
export const USER = 'postgres';

/** Greets a client as a server does; gives its part in the session, or null where it went away or was turned away. */
export async function greet(
	read: ReadPacket,
	socket: Socket,
	floor: Floor,
	password: string,
): Promise<Speaker | null> {
	const turnAway = (refusal: Omit<Refusal, 'severity'>): null => {
		socket.end(errorPacket({ severity: 'FATAL', ...refusal }));
		return null;
	};
	for (;;) {
		const first = await read(false);
		if (!first) return null;
		const code = first.length < 8 ? 0 : first.readInt32BE(4);
		if (code === TLS || code === GSS_ENCRYPTION) {
			socket.write('N');
			continue;
		}
		if (code === CANCEL && first.length >= 16) {
			floor.cancel(first.readInt32BE(8), first.readInt32BE(12));
			return null;
		}
		if (code >> 16 !== 3) {
			return turnAway({ sqlstate: '0A000', message: 'unsupported frontend protocol' });
		}
		const parameters = readParameters(first);
		socket.write(packet('R', int32(3)));
		const answer = await read(true);
		if (!answer) return null;
		if (!isPassword(answer, password) || parameters.get('user') !== USER) {
			return turnAway({
				sqlstate: '28P01',
				message: `password authentication failed for user "${parameters.get('user') ?? ''}"`,
				hint: 'Connect with DATABASE_URL, or with PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE.',
			});
		}
		const database = parameters.get('database') ?? USER;
		if (database !== USER) {
			return turnAway({ sqlstate: '3D000', message: `database "${database}" does not exist` });
		}
		const speaker = await floor.enter();
		await startSession(first, parameters, socket, floor, speaker);
		return speaker;
	}
}

async function startSession(
	first: Buffer,
	parameters: ReadonlyMap<string, string>,
	socket: Socket,
	floor: Floor,
	speaker: Speaker,
): Promise<void> {
	const greeting = splitAnswer(await floor.speak(speaker, first));
	const settings = settingsIn(parameters);
	const calls = settings.map(([name, value]) => `set_config(${literal(name)}, ${literal(value)}, false)`);
	const set = calls.length
		? splitAnswer(await floor.speak(speaker, packet('Q', `SELECT ${calls.join(', ')}`)))
		: [];
	const refused = set.find(({ type }) => type === 'E');
	if (refused) {
		socket.end(refused.bytes);
		return;
	}
	const reported = [...greeting, ...set].filter(({ type }) => type === 'S').map(({ bytes }) => bytes);
	socket.write(
		Buffer.concat([
			packet('R', int32(0)),
			...reported,
			packet('K', int32(speaker.slot), int32(speaker.secret)),
			packet('Z', Buffer.from('I')),
		]),
	);
}

function readParameters(first: Buffer): ReadonlyMap<string, string> {
	const parameters = new Map<string, string>();
	for (let at = 8; first[at] !== 0; ) {
		if (at >= first.length) throw new ProtocolError('a list without an end');
		const name = zeroTerminated(first, at);
		const value = zeroTerminated(first, name.end);
		parameters.set(name.text, value.text);
		at = value.end;
	}
	return parameters;
}

function isPassword(answer: Buffer, password: string): boolean {
	const wanted = packet('p', password);
	return answer.length === wanted.length && timingSafeEqual(answer, wanted);
}

/** What a client asks to have set from the start, `options` such as `-c search_path=app` included. */
function settingsIn(parameters: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
	const plain = [...parameters].filter(
		([name]) => !['user', 'database', 'replication', 'options'].includes(name) && !name.startsWith('_pq_.'),
	);
	const options = (parameters.get('options') ?? '').matchAll(/(?:-c\s*|--)([\w.]+)=((?:\\.|\S)*)/g);
	const given = [...options].map(
		([, name = '', value = '']) => [name, value.replaceAll(/\\(.)/g, '$1')] as const,
	);
	return [...plain, ...given];
}

function literal(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}
