import { UserError } from '../../../../errors.ts';
import type {
	Applied,
	AppliedStatement,
	Batch,
	Engine,
	EngineFailure,
	EngineLimits,
	EngineNote,
} from '../../../dialect.ts';
import { TRACE_SETUP } from '../../trace/setup.ts';
import { createTracer } from '../../trace/tracer.ts';
import { EngineEnded, endedFailure, readingEnded, unreadable } from '../engine-ended.ts';
import { asJson, jsonOf } from '../json-query.ts';
import { presentApplied } from '../present-applied.ts';
import { openSession } from '../session.ts';
import { timeLimit } from '../time-limit.ts';
import type { WireResponse } from '../wire.ts';
import { type Carrier, carry, carryOver } from './carry.ts';
import { listenOnServer } from './listen-on-server.ts';
import { openScratch } from './open-scratch.ts';
import { usesServerFiles, whyNotRun } from './shared-state.ts';
import { watchingCarrier } from './watching-carrier.ts';
import { withWayOut } from './way-out.ts';

/**
 * Opens a scratch database on a server, as an engine. Throws a UserError for an address that leads to no server that can
 * be used. Closing drops the database; it throws a UserError where the server will not.
 */
export async function openServerEngine(url: string, limits: EngineLimits): Promise<Engine> {
	const scratch = await openScratch(url, limits);
	const { client, kind } = scratch;
	const { error: untraced } = await carry(client, { sql: TRACE_SETUP });
	const isPartial = kind.product !== 'PostgreSQL';
	const plain: Carrier = (message) => carry(client, message);
	const carrier = untraced && !isPartial ? await watchingCarrier(plain) : plain;
	let tracer = createTracer();
	let current = tracer;
	const session = openSession();
	const deadline = performance.now() + limits.runSeconds * 1000;
	let ended: EngineEnded | null = null;

	/** Waits for work on the connection, but no longer than it may take: then the server ends it. */
	const within = async <T>(seconds: number, work: Promise<T>): Promise<T> => {
		const { milliseconds, error } = timeLimit(seconds, deadline, limits.runSeconds);
		let timer: NodeJS.Timeout | undefined;
		const clock = new Promise<never>((_, reject) => {
			timer = setTimeout(() => {
				ended ??= error;
				reject(error);
			}, milliseconds);
		});
		try {
			return await Promise.race([work, clock]);
		} catch (failure) {
			await scratch.interrupt();
			throw failure;
		} finally {
			clearTimeout(timer);
		}
	};

	const read = async <Row>(
		sql: string,
		ask: (text: string) => Promise<WireResponse | null>,
	): Promise<readonly Row[]> => {
		if (ended) throw readingEnded(ended);
		const response = await within(limits.runSeconds, ask(asJson(sql))).catch((error) => {
			throw error instanceof EngineEnded ? readingEnded(error) : error;
		});
		if (!response) return [];
		if (response.error) {
			const { message } = response.error;
			throw isPartial ? new UserError('replay', message) : unreadable(message, sql);
		}
		return JSON.parse(jsonOf(response)) as Row[];
	};

	return {
		shortcomings: {
			notes: [...scratch.remarks, ...(untraced ? [isPartial ? UNTOLD : UNTRACED] : [])].map(asNote),
			isUntraced: untraced !== null,
			isPartial,
		},
		async apply(batch) {
			const { runnable, places, left, refusal } = sortOut(batch);
			if (refusal) return { statements: [], failure: refusal, splitTransaction: false };
			let running = 0;
			const isOver = (): boolean => ended !== null;
			try {
				if (ended) throw ended;
				const conversation = session.apply(runnable, (index) => {
					running = index;
				});
				const raw = await within(limits.migrationSeconds, carryOver(carrier, conversation, isOver));
				if (!raw) throw ended ?? new EngineEnded('crash', 'is closed');
				if (!raw.healthy) ended ??= new EngineEnded('crash', 'ended the connection to the server');
				return putBack(presentApplied(raw, runnable, current), places, left);
			} catch (error) {
				if (!(error instanceof EngineEnded)) throw error;
				const failure = endedFailure(error, places[running] ?? 0);
				return { statements: [], failure, splitTransaction: false };
			}
		},
		query: (sql) => read(sql, (text) => carryOver(plain, session.query(text), isNever)),
		queryAsLeft: (sql) => read(sql, (text) => plain({ sql: text })),
		async keepSettings(settings) {
			session.keepSettings(settings);
		},
		async begin(continues = false) {
			await within(
				limits.runSeconds,
				carryOver(plain, session.begin(continues), () => ended !== null),
			);
			current = tracer.fork();
		},
		async undo() {
			await within(
				limits.runSeconds,
				carryOver(plain, session.undo(), () => ended !== null),
			);
			current = tracer;
		},
		async keep() {
			const error = await within(limits.runSeconds, carryOver(plain, session.keep(), isNever));
			if (!error) tracer = current;
			current = tracer;
			return error;
		},
		async listen() {
			return listenOnServer(scratch);
		},
		async close() {
			ended ??= new EngineEnded('crash', 'is closed');
			await scratch.drop();
		},
	};
}

const isNever = (): boolean => false;

function asNote(message: string): EngineNote {
	return { kind: 'skipped', message };
}

const UNTRACED =
	'The user of the database URL may not make event triggers, so what each migration did is found by comparing the catalogs.';

const UNTOLD = 'This server has no event triggers, so nothing tells what each migration did.';

/** A batch as this server may run it. */
interface SortedBatch {
	readonly runnable: Batch;
	/** The place in the batch of each statement that runs. */
	readonly places: readonly number[];
	readonly left: readonly AppliedStatement[];
	/** What stops the batch before any of it runs. */
	readonly refusal: EngineFailure | null;
}

/** Takes out what would act on more than the scratch database. */
function sortOut({ statements, ...batch }: Batch): SortedBatch {
	const places: number[] = [];
	const left: AppliedStatement[] = [];
	let refusal: EngineFailure | null = null;
	for (const [index, { sql }] of statements.entries()) {
		if (usesServerFiles(sql)) {
			refusal = { ...endedFailure(FILES, index), ended: null, wayOut: NO_FILES };
			break;
		}
		const notRun = whyNotRun(sql);
		if (notRun) left.push({ index, command: '', effects: [], notRun });
		else places.push(index);
	}
	const runnable = { ...batch, statements: places.map((place) => statements[place]!) };
	return { runnable, places, left, refusal };
}

const FILES = new EngineEnded('crash', 'would use files or programs of the database server');

const NO_FILES = 'Bring the rows as INSERT, or as COPY … FROM stdin with the rows below it.';

function putBack(
	{ statements, failure, splitTransaction }: Applied,
	places: readonly number[],
	left: readonly AppliedStatement[],
): Applied {
	const ran = statements.map((statement) => ({ ...statement, index: places[statement.index] ?? 0 }));
	const failed = failure && withWayOut({ ...failure, index: places[failure.index] ?? 0 });
	// What stands is what comes before the first statement that does not, left out or not.
	const standing = failed ? (places[ran.length] ?? failed.index) : Number.POSITIVE_INFINITY;
	return {
		statements: [...ran, ...left.filter(({ index }) => index < standing)].sort((a, b) => a.index - b.index),
		failure: failed,
		splitTransaction,
	};
}
