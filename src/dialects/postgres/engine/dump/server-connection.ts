import { connect } from 'node:net';

/** A connection to a PostgreSQL server that sends one message and gives everything that the server answers to it. */
export interface ServerConnection {
	exchange(message: Uint8Array): Promise<Uint8Array>;
	close(): void;
}

/** The message that says good-bye and has no answer. */
const TERMINATE = 'X'.charCodeAt(0);
const READY_FOR_QUERY = 'Z'.charCodeAt(0);
const AUTHENTICATION = 'R'.charCodeAt(0);
/** Kinds of authentication message after which the server says more without being asked: welcome, and the end of SCRAM. */
const GOES_ON = [0, 12];

/** Connects to the server that a `postgresql://` address names, without speaking to it yet. */
export async function connectToServer(url: string): Promise<ServerConnection> {
	const { hostname, port } = new URL(url);
	const socket = connect({ host: hostname, port: Number(port), noDelay: true });
	await new Promise<void>((connected, failed) => {
		socket.once('connect', connected).once('error', failed);
	});
	let received: Buffer[] = [];
	let answer: { resolve: (bytes: Uint8Array) => void; reject: (error: Error) => void } | null = null;
	const settle = (): void => {
		const bytes = Buffer.concat(received);
		received = [bytes];
		if (!answer || bytes.length === 0 || !isClientsTurn(bytes)) return;
		received = [];
		answer.resolve(bytes);
		answer = null;
	};
	socket.on('data', (data) => {
		received.push(data);
		settle();
	});
	socket.on('error', (error) => answer?.reject(error));
	// What the server says before it hangs up is an answer, too.
	socket.on('close', () => answer?.resolve(Buffer.concat(received)));
	return {
		exchange(message) {
			if (message[0] === TERMINATE) return Promise.resolve(new Uint8Array(0));
			return new Promise((resolve, reject) => {
				answer = { resolve, reject };
				socket.write(message);
			});
		},
		close: () => socket.destroy(),
	};
}

/** True when the bytes are whole messages of which the last one says that it is the client's turn. */
function isClientsTurn(bytes: Buffer): boolean {
	let last = 0;
	let at = 0;
	while (at + 5 <= bytes.length) {
		last = at;
		at += 1 + bytes.readInt32BE(at + 1);
	}
	if (at !== bytes.length) return false;
	return (
		bytes[last] === READY_FOR_QUERY ||
		(bytes[last] === AUTHENTICATION && !GOES_ON.includes(bytes.readInt32BE(last + 5)))
	);
}
