import { type Client, type Connection, DatabaseError } from 'pg';
import type { BatchStatement } from '../../../dialect.ts';
import type { Conversation } from '../session.ts';
import type { WireResponse } from '../wire.ts';
import type { ServerError } from '../worker-protocol.ts';

/** The connection, with what the type of the package leaves out of it. */
interface CopyingConnection extends Connection {
	sendCopyFromChunk(chunk: Buffer): void;
	endCopyFrom(): void;
}

/** The part of a notice that is looked at. */
interface Notice {
	readonly severity: string | undefined;
	readonly message: string | undefined;
}

/** Sends one message of a conversation and gives the answer. */
export type Carrier = (message: BatchStatement) => Promise<WireResponse>;

/** Carries a conversation to its end; null when `isOver` says that nobody waits for it any more. */
export async function carryOver<Result>(
	carrier: Carrier,
	conversation: Conversation<Result>,
	isOver: () => boolean,
): Promise<Result | null> {
	let next = conversation.next();
	while (!next.done) {
		const response = await carrier(next.value);
		if (isOver()) return null;
		next = conversation.next(response);
	}
	return next.value;
}

/** Sends one simple Query, with the rows of a COPY where it asks for some, and gives the whole answer; never throws. */
export function carry(client: Client, { sql, copyData }: BatchStatement): Promise<WireResponse> {
	return new Promise((resolve) => {
		const commands: string[] = [];
		const rows: (string | null)[][] = [];
		const information: string[] = [];
		let error: ServerError | null = null;
		const onNotice = ({ severity, message }: Notice): void => {
			if (severity === 'INFO') information.push(message ?? '');
		};
		const onEnd = (): void => settle(null);
		const settle = (state: string | null): void => {
			client.off('notice', onNotice).off('end', onEnd);
			resolve({ commands, rows, information, error, state });
		};
		client.on('notice', onNotice).on('end', onEnd);
		client.query({
			submit(connection: Connection) {
				connection.once('readyForQuery', ({ status }: { readonly status: string }) => settle(status));
				connection.query(sql);
			},
			handleRowDescription() {},
			handleDataRow({ fields }: { readonly fields: (string | null)[] }) {
				rows.push(fields);
			},
			handleCommandComplete({ text }: { readonly text: string }) {
				commands.push(text);
			},
			handleCopyInResponse(connection: CopyingConnection) {
				connection.sendCopyFromChunk(Buffer.from(copyData ?? ''));
				connection.endCopyFrom();
			},
			handleCopyData() {},
			handleEmptyQuery() {},
			handlePortalSuspended() {},
			handleReadyForQuery() {},
			handleError(reason: Error) {
				error ??= toServerError(reason);
				// The server's own errors are followed by its being ready; a broken connection by nothing.
				if (!(reason instanceof DatabaseError)) settle(null);
			},
		});
	});
}

function toServerError(reason: Error): ServerError {
	if (!(reason instanceof DatabaseError)) return CONNECTION_LOST;
	const { code = '', message, detail = null, hint = null, where = null, position, internalPosition } = reason;
	return {
		sqlstate: code,
		message,
		detail,
		hint,
		context: where,
		position: position === undefined ? null : Number(position),
		internalPosition: internalPosition !== undefined,
	};
}

const CONNECTION_LOST: ServerError = {
	sqlstate: '',
	message: 'ended the connection to the server',
	detail: null,
	hint: null,
	context: null,
	position: null,
	internalPosition: false,
};
