import { randomBytes } from 'node:crypto';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Effect, EngineFailure } from '../../../dialect.ts';
import type { HeardStatement, Listening } from '../../../listening.ts';
import { EngineEnded, endedFailure } from '../engine-ended.ts';
import { converse } from './conversation.ts';
import { type Exchange, openFloor } from './floor.ts';
import { greet, USER } from './greeting.ts';
import { openAccount } from './heard.ts';
import { errorPacket, ProtocolError, packetReader } from './packets.ts';

const HOST = '127.0.0.1';
const MOST_CONNECTIONS = 100;

/** How long a connection waits, in milliseconds, for another one that keeps a transaction open and says nothing. */
const PATIENCE = 10_000;

/** What the door to an engine is made of. */
export interface ListenOptions {
	readonly exchange: Exchange;
	/** SQL that sets what every session starts with; empty for nothing. */
	readonly settings: string;
	readonly readTrace: (trace: readonly string[]) => readonly Effect[];
	readonly patience?: number;
}

/** Listens on a free port of the loopback interface, with a password made for this once. */
export async function listen({
	exchange,
	settings,
	readTrace,
	patience = PATIENCE,
}: ListenOptions): Promise<Listening> {
	const floor = openFloor(exchange, settings, patience);
	const password = randomBytes(16).toString('hex');
	const heard: HeardStatement[] = [];
	const conversations = new Map<Socket, Promise<void>>();
	let tellEnd: (failure: EngineFailure) => void;
	const ended = new Promise<EngineFailure>((resolve) => {
		tellEnd = resolve;
	});
	const server = createServer((socket) => {
		socket.setNoDelay(true);
		const talk = serve(socket).finally(() => conversations.delete(socket));
		conversations.set(socket, talk);
	});
	server.maxConnections = MOST_CONNECTIONS;

	const serve = async (socket: Socket): Promise<void> => {
		const account = openAccount(readTrace, (statement) => heard.push(statement));
		// Reading the stream tells of an error as well; without a listener a late one would end this process.
		socket.on('error', () => socket.destroy());
		try {
			const read = packetReader(socket);
			const speaker = await greet(read, socket, floor, password);
			if (!speaker) return;
			try {
				await converse(read, socket, floor, speaker, account);
			} finally {
				account.rollBack();
				await floor.leave(speaker);
			}
		} catch (error) {
			if (error instanceof EngineEnded) tellEnd(endedFailure(error, 0));
			const message = error instanceof Error ? error.message : String(error);
			const sqlstate = error instanceof ProtocolError ? '08P01' : '57P01';
			if (socket.writable) socket.write(errorPacket({ severity: 'FATAL', sqlstate, message }));
		} finally {
			socket.destroySoon();
		}
	};

	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(0, HOST, resolve);
	});
	const { port } = server.address() as AddressInfo;
	return {
		url: `postgresql://${USER}:${password}@${HOST}:${port}/${USER}?sslmode=disable`,
		ended,
		async close() {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			for (const socket of conversations.keys()) socket.destroy();
			await Promise.all(conversations.values());
			await closed;
			return heard;
		},
	};
}
