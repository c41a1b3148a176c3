import type { Effect } from '../../../dialect.ts';
import type { HeardStatement } from '../../../listening.ts';
import { TRACE_PREFIX } from '../../trace/setup.ts';
import { decodeFields } from '../wire.ts';
import type { ServerMessage } from './packets.ts';

/** A statement that a client sent to be run, with the text parameters that it was given. */
export interface Sent {
	readonly sql: string;
	readonly parameters: readonly string[];
}

/** One connection's account of what it ran: what stands goes to the common list, what is rolled back does not. */
export interface Account {
	/** Reads one answer to what was sent, in the same order; gives the messages that are for the client. */
	read(sent: readonly Sent[], answer: readonly ServerMessage[]): readonly ServerMessage[];
	/** Forgets what is not committed. */
	rollBack(): void;
}

interface Pending extends Sent {
	readonly command: string;
	readonly trace: readonly string[];
}

/** What changes nothing that anybody asks for later is not kept. */
const KEPT = /^(?:INSERT|UPDATE|DELETE|MERGE)\b/;

/** An account of one connection; `stand` is told of every statement when it is sure to stand, in order. */
export function openAccount(
	readTrace: (trace: readonly string[]) => readonly Effect[],
	stand: (statement: HeardStatement) => void,
): Account {
	let pending: Pending[] = [];
	let savepoints: { readonly name: string; readonly count: number }[] = [];
	const settle = (stands: boolean): void => {
		if (stands) {
			for (const { trace, ...statement } of pending) stand({ ...statement, effects: readTrace(trace) });
		}
		pending = [];
		savepoints = [];
	};
	const complete = (statement: Pending): void => {
		const { command, sql, trace } = statement;
		if (command === 'COMMIT') settle(true);
		else if (command === 'SAVEPOINT') savepoints.push({ name: savepointIn(sql), count: pending.length });
		else if (command === 'ROLLBACK') {
			const name = savepointIn(sql);
			const index = savepoints.findLastIndex((savepoint) => savepoint.name === name);
			if (!IS_TO_SAVEPOINT.test(sql)) settle(false);
			else if (index >= 0) {
				pending.length = savepoints[index]?.count ?? 0;
				savepoints.length = index + 1;
			}
		} else if (trace.length > 0 || KEPT.test(command)) pending.push(statement);
	};
	return {
		read(sent, answer) {
			const forClient: ServerMessage[] = [];
			let trace: string[] = [];
			let index = 0;
			let failed = false;
			for (const message of answer) {
				const payload = message.type === 'N' ? traceIn(message) : null;
				if (payload !== null) {
					trace.push(payload);
					continue;
				}
				forClient.push(message);
				if (message.type === 'E') failed = true;
				else if ('CIs'.includes(message.type)) {
					const command = message.type === 'C' ? commandIn(message) : '';
					complete({ ...(sent[index] ?? { sql: '', parameters: [] }), command, trace });
					trace = [];
					index++;
				} else if (message.type === 'Z' && String.fromCharCode(message.body[0] ?? 0) === 'I') {
					settle(!failed);
				}
			}
			return forClient;
		},
		rollBack: () => settle(false),
	};
}

const IS_TO_SAVEPOINT = /^\s*(?:rollback|abort)(?:\s+(?:work|transaction))?\s+to\b/i;

/** The name in SAVEPOINT and ROLLBACK TO, as it is written. */
function savepointIn(sql: string): string {
	return /("[^"]*"|[\w$]+)\s*;?\s*$/.exec(sql)?.[1] ?? '';
}

function traceIn({ body }: ServerMessage): string | null {
	const fields = decodeFields(body);
	const text = fields.get('M') ?? '';
	return fields.get('V') === 'INFO' && text.startsWith(TRACE_PREFIX) ? text.slice(TRACE_PREFIX.length) : null;
}

function commandIn({ body }: ServerMessage): string {
	return Buffer.from(body.subarray(0, -1)).toString('utf8');
}
