import type { EngineFailure } from '../../dialects/dialect.ts';
import type { LedgerEntry, Migration, TransactionMode } from '../../project/project.ts';
import { keptStatements } from '../../replay/apply-migration.ts';
import { parseOne } from '../../sql/parse-one.ts';
import { positionsIn } from '../../sql/position.ts';
import { transactionControl } from '../../sql/transaction-control.ts';
import { readAfter } from '../rollbacks/read-after.ts';
import { noteRenames } from './count-rows.ts';
import { findLosses } from './find-losses.ts';
import { NOTHING_HELD, type ObservedFacts, readObservation } from './read-observation.ts';
import { type Ran, runAlone, runStatement, runsOnlyAlone, takeRows } from './run-statement.ts';
import type { RowFailure, TracedMigration, TracedStatement, TraceStop } from './trace.ts';
import type { Tracing } from './tracing.ts';

/** A migration as far as it was traced. */
export interface TracedOrStopped {
	readonly traced: TracedMigration;
	readonly stopped: TraceStop | null;
}

/** Runs a migration statement by statement as its tool would, and watches what each one does. */
export async function traceMigration(tracing: Tracing, migration: Migration): Promise<TracedOrStopped> {
	const leftOut: number[] = [];
	const note = (index: number, { kind, message }: Pick<LedgerEntry, 'kind' | 'message'>): void => {
		leftOut.push(index);
		const line = positionsIn(migration.source)(migration.statements[index]?.span.start ?? 0).line;
		tracing.ledger.push({ kind, message, file: migration.path, line });
	};
	const kept = new Set(keptStatements(migration, tracing.extensions, note));
	const statements: TracedStatement[] = [...(await presentLeftOut(tracing, migration, leftOut))];
	let start = 0;
	let continues = false;
	for (const { count, transaction } of migration.sections) {
		const indexes = Array.from({ length: count }, (_, offset) => start + offset).filter((at) => kept.has(at));
		start += count;
		const section: Section = { migration, indexes, mode: transaction, continues };
		const ran = await traceSection(tracing, section, transaction !== 'none' && indexes.length > 1);
		statements.push(...ran.statements);
		if (ran.failure) {
			const stopped = { migration, failure: ran.failure };
			return { traced: { migration, statements: inOrder(statements) }, stopped };
		}
		continues = true;
	}
	return { traced: { migration, statements: inOrder(statements) }, stopped: null };
}

function inOrder(statements: readonly TracedStatement[]): readonly TracedStatement[] {
	return statements.toSorted((a, b) => a.index - b.index);
}

/** Statements that are not run here, as those about other databases: nothing of them is known but what they say. */
function presentLeftOut(
	tracing: Tracing,
	{ path, source, statements }: Migration,
	indexes: readonly number[],
): Promise<readonly TracedStatement[]> {
	const positions = positionsIn(source);
	return Promise.all(
		indexes.map(async (index) => {
			const { text, span } = statements[index]!;
			return {
				...{ ...quiet(tracing), path, index, sql: text, tree: await parseOne(text), mode: 'none' as const },
				line: positions(span.start).line,
				endLine: positions(Math.max(span.start, span.end - 1)).line,
			};
		}),
	);
}

interface Section {
	readonly migration: Migration;
	readonly indexes: readonly number[];
	readonly mode: TransactionMode;
	readonly continues: boolean;
}

interface RanSection {
	readonly statements: readonly TracedStatement[];
	readonly failure: EngineFailure | null;
}

/** Statements that ran, or that the section has to be run again in another way. */
type Attempt = RanSection | 'split' | { readonly deferred: RowFailure };

async function traceSection(tracing: Tracing, section: Section, isWhole: boolean): Promise<RanSection> {
	const first = await attemptSection(tracing, section, isWhole, new Map());
	if (first === 'split') {
		await refreshKnown(tracing);
		return traceSection(tracing, section, false);
	}
	if (!('deferred' in first)) return first;
	// What only the end of the transaction found, as a deferred constraint does, took all of it back.
	await refreshKnown(tracing);
	await takeRows(tracing, null, false);
	const last = section.indexes.at(-1) ?? 0;
	const again = await attemptSection(tracing, section, isWhole, new Map([[last, first.deferred]]));
	if (again !== 'split' && !('deferred' in again)) return again;
	return { statements: [], failure: { ...asFailure(first.deferred), index: last } };
}

async function attemptSection(
	tracing: Tracing,
	{ migration, indexes, mode, continues }: Section,
	isWhole: boolean,
	known: ReadonlyMap<number, RowFailure>,
): Promise<Attempt> {
	const { engine } = tracing;
	const positions = positionsIn(migration.source);
	const statements: TracedStatement[] = [];
	let isOpen = false;
	let observed = NOTHING_HELD;
	let isSame = continues;
	const open = async (): Promise<void> => {
		await tracing.dialect.forgetScans(engine);
		await engine.begin(isSame);
		isSame = true;
		isOpen = true;
		observed = NOTHING_HELD;
		tracing.transactions++;
	};
	const close = async (): Promise<RowFailure | null> => {
		isOpen = false;
		return engine.keep();
	};
	if (isWhole) await open();
	for (const index of indexes) {
		const { text, copyData, span } = migration.statements[index]!;
		const tree = await parseOne(text);
		const control = transactionControl(tree);
		const common = {
			...{ path: migration.path, index, sql: text, tree, mode },
			line: positions(span.start).line,
			endLine: positions(Math.max(span.start, span.end - 1)).line,
		};
		if (control === 'begin' && !isOpen) await open();
		else if (control === 'commit' && isOpen) {
			const failure = await close();
			if (failure) return { deferred: failure };
		} else if (control === 'rollback' && isOpen) {
			await engine.undo();
			isOpen = false;
			await refreshKnown(tracing);
		}
		if (control === 'begin' || control === 'commit' || control === 'rollback') {
			statements.push({ ...common, ...quiet(tracing), command: control.toUpperCase() });
			continue;
		}
		const opens = !isOpen;
		if (opens) await open();
		const ran = await runStatement(tracing, { migration, index, tree, text, copyData }, control === null);
		if ('failure' in ran && runsOnlyAlone(ran.failure)) {
			// In a transaction of the file's own it can only fail, and is told as what it would be without.
			const isOwn = !opens && !isWhole;
			const failure = isOwn ? await close() : null;
			if (failure) return { deferred: failure };
			if (!isOwn) await engine.undo();
			isOpen = false;
			if (!opens && isWhole) return 'split';
			const alone = await runAlone(tracing, { migration, index, tree, text, copyData });
			if ('failure' in alone) return { statements, failure: alone.failure };
			const presented = await presentAlone(tracing, common, alone);
			statements.push({ ...common, ...presented, ...(isOwn ? { mode: 'transaction' } : {}) });
			if (isOwn) await open();
			continue;
		}
		if ('failure' in ran) {
			await engine.undo();
			return { statements, failure: ran.failure };
		}
		let facts: ObservedFacts | null = null;
		if (control === null) {
			const after = await tracing.dialect.observe(engine);
			const { relations } = ran.emptied ?? observed;
			facts = readObservation({ ...observed, relations }, after, tracing.book);
			observed = after;
		}
		const traced = await present(tracing, common, ran, facts);
		tracing.book.note(observed.relations);
		const rowFailure = known.get(index) ?? ran.rowFailure;
		statements.push({ ...common, ...traced, rowFailure });
		const failure = opens ? await close() : null;
		if (failure) return { deferred: failure };
	}
	const failure = isOpen ? await close() : null;
	return failure ? { deferred: failure } : { statements, failure: null };
}

/** Reads everything anew after something was taken back; the session stays as it is. */
async function refreshKnown(tracing: Tracing): Promise<void> {
	const { engine } = tracing;
	await engine.begin(true);
	tracing.known = await tracing.reader.readAll();
	tracing.book.note(await tracing.dialect.listRelations(engine));
	await engine.undo();
}

type Presented = Omit<TracedStatement, 'path' | 'index' | 'line' | 'endLine' | 'sql' | 'tree' | 'mode'>;

async function present(
	tracing: Tracing,
	{ sql, tree }: Pick<TracedStatement, 'sql' | 'tree'>,
	ran: Exclude<Ran, { readonly failure: EngineFailure }>,
	facts: ObservedFacts | null,
): Promise<Presented> {
	const before = tracing.known;
	const { after, changes } =
		ran.effects.length === 0
			? { after: before, changes: [] }
			: await readAfter(tracing.reader, before, [sql], ran.effects);
	tracing.known = after;
	const { command, effects, rowFailure } = ran;
	const base = { ...quiet(tracing), ...facts, command, effects, changes, rowFailure };
	const losses = findLosses({ ...base, tree }, tracing.rowCounts);
	noteRenames(tracing.rowCounts, effects);
	return { ...base, losses };
}

/** What a statement that is over has left; what it held meanwhile nobody could see. Reading leaves the session as it is. */
async function presentAlone(
	tracing: Tracing,
	statement: Pick<TracedStatement, 'sql' | 'tree'>,
	ran: Exclude<Ran, { readonly failure: EngineFailure }>,
): Promise<Presented> {
	const { dialect, engine, book } = tracing;
	tracing.transactions++;
	await engine.begin(true);
	const { lockTimeout, statementTimeout } = await dialect.observe(engine);
	const relations = await dialect.listRelations(engine);
	const left = { ...NOTHING_HELD, lockTimeout, statementTimeout, relations };
	const presented = await present(tracing, statement, ran, readObservation(NOTHING_HELD, left, book));
	await engine.undo();
	book.note(relations);
	return { ...presented, scans: [], isAlone: true };
}

/** A statement that did nothing, as far as anybody watched. */
function quiet({ transactions }: Tracing): Presented {
	return {
		...{ command: '', effects: [], changes: [], locks: [], held: [], rewrites: [], scans: [], losses: [] },
		...{ lockTimeout: '0', statementTimeout: '0', rowFailure: null, isAlone: false },
		transaction: transactions,
	};
}

function asFailure(failure: RowFailure): Omit<EngineFailure, 'index'> {
	return { ...failure, hint: null, context: null, offset: null, ended: null };
}
