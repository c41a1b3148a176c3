import type { Batch, BatchStatement } from '../../dialect.ts';
import { TRACE_PREFIX } from '../trace/setup.ts';
import { decodeResponse, encodeQuery, type WireResponse } from './wire.ts';
import type { RawApplied, RawStatement, ServerError } from './worker-protocol.ts';

/** Sends one wire message and returns the whole answer, without yielding. */
export type Exchange = (message: Uint8Array) => Uint8Array;

/** SQLSTATE active_sql_transaction: the statement cannot run inside a transaction block. */
const INSIDE_TRANSACTION = '25001';

const RESET = 'SET SESSION AUTHORIZATION DEFAULT; RESET ROLE; RESET ALL; DISCARD TEMP';

interface Run {
	readonly statements: readonly RawStatement[];
	readonly failure: { readonly index: number; readonly error: ServerError } | null;
	readonly state: string | null;
}

/** Runs a batch in the transaction it asks for, falling back to statement by statement on 25001. */
export function applyBatch(
	exchange: Exchange,
	batch: Batch,
	onStatement: (index: number) => void,
): RawApplied {
	if (batch.statements.length === 0) {
		return { statements: [], failure: null, splitTransaction: false, healthy: true };
	}
	const send = (statement: BatchStatement): WireResponse =>
		decodeResponse(exchange(encodeQuery(statement.sql, copyDataFor(statement))));
	// A message with a single statement has no transaction block around it, which is why tools that send
	// whole files can hold one CREATE INDEX CONCURRENTLY.
	const bare =
		batch.transaction === 'none' || (batch.transaction === 'implicit' && batch.statements.length === 1);
	let run = bare
		? runStatements(send, batch.statements, onStatement)
		: runInTransaction(send, batch.statements, onStatement);
	let splitTransaction = false;
	if (!bare && run.failure?.error.sqlstate === INSIDE_TRANSACTION) {
		send({ sql: 'ROLLBACK' });
		splitTransaction = true;
		run = runStatements(send, batch.statements, onStatement);
	}
	if (run.state !== 'I') send({ sql: 'ROLLBACK' });
	send({ sql: RESET });
	return {
		statements: run.failure && !bare && !splitTransaction ? [] : run.statements,
		failure: run.failure,
		splitTransaction,
		healthy: isHealthy(send),
	};
}

function runInTransaction(
	send: (statement: BatchStatement) => WireResponse,
	statements: readonly BatchStatement[],
	onStatement: (index: number) => void,
): Run {
	send({ sql: 'BEGIN' });
	const run = runStatements(send, statements, onStatement);
	if (run.failure || run.state === 'I') return run;
	// Deferred constraints fail here: the last statement answers for them.
	const commit = send({ sql: 'COMMIT' });
	const last = Math.max(statements.length - 1, 0);
	return commit.error
		? { ...run, failure: { index: last, error: commit.error } }
		: { ...run, state: commit.state };
}

function runStatements(
	send: (statement: BatchStatement) => WireResponse,
	statements: readonly BatchStatement[],
	onStatement: (index: number) => void,
): Run {
	const done: RawStatement[] = [];
	let state: string | null = 'I';
	for (const [index, statement] of statements.entries()) {
		onStatement(index);
		const response = send(statement);
		state = response.state;
		if (response.error) return { statements: done, failure: { index, error: response.error }, state };
		if (state === null) return { statements: done, failure: { index, error: silence }, state };
		const trace = response.information.filter((text) => text.startsWith(TRACE_PREFIX));
		done.push({
			index,
			command: response.commands.at(-1) ?? '',
			trace: trace.map((text) => text.slice(TRACE_PREFIX.length)),
		});
	}
	return { statements: done, failure: null, state };
}

const silence: ServerError = {
	sqlstate: '',
	message: 'left the engine without an answer',
	detail: null,
	hint: null,
	position: null,
	internalPosition: false,
};

/** `COPY … FROM stdin` waits for rows: without any it must at least be told that there are none. */
function copyDataFor(statement: BatchStatement): string | undefined {
	return statement.copyData ?? (/^copy\b[^;']*\bfrom\s+stdin\b/i.test(statement.sql) ? '' : undefined);
}

function isHealthy(send: (statement: BatchStatement) => WireResponse): boolean {
	const answer = send({ sql: 'SELECT 1' });
	return answer.state === 'I' && answer.rows[0]?.[0] === '1';
}
