import type { Batch, BatchStatement } from '../../dialect.ts';
import { TRACE_PREFIX } from '../trace/setup.ts';
import type { WireResponse } from './wire.ts';
import type { RawApplied, RawStatement, ServerError } from './worker-protocol.ts';

/**
 * What is sent, one simple Query at a time, for the whole answer to it. The session's rules are the same wherever the
 * engine is; only who carries the messages differs: at once within a worker, over a connection otherwise.
 */
export type Conversation<Result> = Generator<BatchStatement, Result, WireResponse>;

/** SQLSTATE active_sql_transaction: the statement cannot run inside a transaction block. */
const INSIDE_TRANSACTION = '25001';

/** DISCARD ALL but for DISCARD PLANS, after which what the event triggers do would be planned anew in every file. */
const RESET =
	'CLOSE ALL; SET SESSION AUTHORIZATION DEFAULT; RESET ALL; DEALLOCATE ALL; UNLISTEN *; SELECT pg_advisory_unlock_all(); DISCARD SEQUENCES; DISCARD TEMP';

/** What one connection goes through: batches, and between them a clean slate. */
export interface Session {
	/** Runs a batch in the transaction it asks for, falling back to statement by statement on 25001. */
	apply(batch: Batch, onStatement: (index: number) => void): Conversation<RawApplied>;
	/** Puts back what the batch before has left of role, settings, temporary objects, locks and the like. */
	refresh(): Conversation<void>;
	/** Asks something of our own with a clean slate; a trial goes on afterwards with what it had set. */
	query(sql: string): Conversation<WireResponse>;
	/** Has these statements run whenever the session is put back, from the next time on. */
	keepSettings(settings: readonly string[]): void;
	/** Tells it that somebody else has spoken on its connection. */
	markUsed(): void;
	/**
	 * Begins a transaction that all batches run in, whatever they ask for, until it is taken back or kept; `continues` is
	 * true where it goes on in the session of the batch before.
	 */
	begin(continues: boolean): Conversation<void>;
	/** Takes back everything since `begin`. */
	undo(): Conversation<void>;
	/** Makes everything since `begin` stand; what fails at that moment takes all of it back. */
	keep(): Conversation<ServerError | null>;
	/** How many batches have begun anew. */
	count(): number;
}

/** Tells of a batch that begins anew, by its number. */
export type OnBegin = (number: number) => void;

/**
 * The session of a connection that nobody else speaks on; `first` is run whenever it has been put back. It counts on
 * from the batches that have begun before.
 */
export function openSession(first = '', begun = 0, onBegin: OnBegin = () => {}): Session {
	// A connection may be handed over with settings of its own.
	let isFresh = false;
	let kept = first;
	let isTrial = false;
	let number = begun;
	function* refresh(): Conversation<void> {
		if (isFresh) return;
		yield { sql: RESET };
		if (kept) yield { sql: kept };
		isFresh = true;
	}
	return {
		*apply(batch, onStatement) {
			if (!batch.continues) {
				yield* refresh();
				onBegin(++number);
				yield { sql: `SELECT pg_catalog.setseed(${seedOf(number)})` };
			}
			isFresh = false;
			return yield* isTrial ? tryBatch(batch, onStatement) : applyBatch(batch, onStatement);
		},
		refresh,
		*query(sql) {
			if (!isTrial) {
				yield* refresh();
				return yield { sql };
			}
			const { error } = yield { sql: ['SAVEPOINT reading', 'RESET ALL', kept].filter(Boolean).join('; ') };
			const answer = error ? { ...NOTHING, error } : yield { sql };
			yield { sql: 'ROLLBACK TO SAVEPOINT reading; RELEASE SAVEPOINT reading' };
			return answer;
		},
		keepSettings(settings) {
			kept = [first, ...settings].filter(Boolean).join(';\n');
			isFresh = false;
		},
		markUsed() {
			isFresh = false;
		},
		*begin(continues) {
			if (!continues) yield* refresh();
			yield { sql: 'BEGIN' };
			isTrial = true;
		},
		*undo() {
			yield { sql: 'ROLLBACK' };
			isTrial = false;
			isFresh = false;
		},
		*keep() {
			const { error } = yield { sql: 'COMMIT' };
			isTrial = false;
			return error;
		},
		count: () => number,
	};
}

/**
 * What `random()` gives is then a matter of a batch's place alone, and not of what ran before it in the same engine:
 * the fractions of the golden ratio's multiples are far from each other.
 */
function seedOf(number: number): number {
	return (number * 0.6180339887498949) % 1;
}

interface Run {
	readonly done: readonly RawStatement[];
	/** How many statements, from the first one on, stand whatever happens next. */
	readonly standing: number;
	readonly failure: { readonly index: number; readonly error: ServerError } | null;
	readonly state: string | null;
}

function* applyBatch(
	{ statements, transaction }: Batch,
	onStatement: (index: number) => void,
): Conversation<RawApplied> {
	if (statements.length === 0) {
		return { statements: [], failure: null, splitTransaction: false, healthy: true };
	}
	// A message with a single statement has no transaction block around it, which is why tools that send
	// whole files can hold one CREATE INDEX CONCURRENTLY.
	const bare = transaction === 'none' || (transaction === 'implicit' && statements.length === 1);
	if (!bare) yield { sql: 'BEGIN' };
	let run = yield* runStatements(statements, 0, onStatement);
	const splitTransaction = !bare && run.failure?.error.sqlstate === INSIDE_TRANSACTION;
	if (splitTransaction) {
		yield { sql: 'ROLLBACK' };
		const before = run.done.slice(0, run.standing);
		const rest = yield* runStatements(statements, before.length, onStatement);
		run = { ...rest, done: [...before, ...rest.done] };
	}
	if (run.state === 'T' && !run.failure) run = yield* commit(run, statements.length);
	else if (run.state !== 'I') yield { sql: 'ROLLBACK' };
	return {
		statements: run.failure ? run.done.slice(0, run.standing) : run.done,
		failure: run.failure,
		splitTransaction,
		healthy: yield* isHealthy(),
	};
}

/** Runs a batch in the transaction that is open already, and leaves it open. */
function* tryBatch({ statements }: Batch, onStatement: (index: number) => void): Conversation<RawApplied> {
	const { done, failure, state } = yield* runStatements(statements, 0, onStatement);
	const last = statements.length - 1;
	const isEnded = !failure && last >= 0 && state !== 'T';
	return {
		statements: done,
		failure: isEnded ? { index: last, error: endedTrial } : failure,
		splitTransaction: false,
		healthy: last < 0 || state !== null,
	};
}

/** Ends a transaction that is open after the last statement, who answers for deferred constraints that fail here. */
function* commit(run: Run, count: number): Conversation<Run> {
	const { error, state } = yield { sql: 'COMMIT' };
	return error ? { ...run, failure: { index: count - 1, error }, state } : { ...run, state };
}

function* runStatements(
	statements: readonly BatchStatement[],
	first: number,
	onStatement: (index: number) => void,
): Conversation<Run> {
	const done: RawStatement[] = [];
	let standing = first;
	let state: string | null = 'I';
	for (let index = first; index < statements.length; index++) {
		onStatement(index);
		const response = yield withCopyData(statements[index]!);
		state = response.state;
		if (response.error) return { done, standing, failure: { index, error: response.error }, state };
		if (state === null) return { done, standing, failure: { index, error: silence }, state };
		const trace = response.information.filter((text) => text.startsWith(TRACE_PREFIX));
		done.push({
			index,
			command: response.commands.at(-1) ?? '',
			trace: trace.map((text) => text.slice(TRACE_PREFIX.length)),
		});
		if (state === 'I') standing = index + 1;
	}
	return { done, standing, failure: null, state };
}

const NOTHING: WireResponse = { commands: [], rows: [], information: [], error: null, state: null };

const silence: ServerError = withoutDetail('', 'left the engine without an answer');

const endedTrial: ServerError = withoutDetail('', 'ends the transaction that it was tried in');

function withoutDetail(sqlstate: string, message: string): ServerError {
	return {
		sqlstate,
		message,
		detail: null,
		hint: null,
		context: null,
		position: null,
		internalPosition: false,
	};
}

/** `COPY … FROM stdin` waits for rows: without any it must at least be told that there are none. */
function withCopyData(statement: BatchStatement): BatchStatement {
	const waits = statement.copyData === undefined && /^copy\b[^;']*\bfrom\s+stdin\b/i.test(statement.sql);
	return waits ? { ...statement, copyData: '' } : statement;
}

function* isHealthy(): Conversation<boolean> {
	const answer = yield { sql: 'SELECT 1' };
	return answer.state === 'I' && answer.rows[0]?.[0] === '1';
}
