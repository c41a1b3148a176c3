import type {
	AppliedStatement,
	Dialect,
	Engine,
	EngineFailure,
	Observation,
	SchemaReader,
} from '../../dialects/dialect.ts';
import type { LedgerEntry, Migration, TransactionMode } from '../../project/project.ts';
import { keptStatements, makeMissing } from '../../replay/apply-migration.ts';
import { type ParseNode, parseOne } from '../../sql/parse-one.ts';
import { positionsIn } from '../../sql/position.ts';
import { transactionControl } from '../../sql/transaction-control.ts';
import type { KnownObjects } from '../rollbacks/known-objects.ts';
import { readAfter } from '../rollbacks/read-after.ts';
import { emptyTables, tablesToEmpty } from './empty-tables.ts';
import { findLosses } from './find-losses.ts';
import { NOTHING_HELD, type ObservedFacts, readObservation } from './read-observation.ts';
import type { RelationBook } from './relation-book.ts';
import type { RowFailure, TracedMigration, TracedStatement, TraceStop } from './trace.ts';

/** An engine in which migrations are traced one after the other, and what is known of it. */
export interface Tracing {
	readonly dialect: Dialect;
	readonly engine: Engine;
	readonly reader: SchemaReader;
	readonly book: RelationBook;
	readonly extensions: ReadonlySet<string>;
	readonly ledger: LedgerEntry[];
	/** How many rows each table had when they were put in, by `namespace.name`. */
	readonly rowCounts: ReadonlyMap<string, number>;
	/** All objects as they are now. */
	known: KnownObjects;
	/** How many transactions there have been. */
	transactions: number;
	/** True once rows had to go. */
	isEmptied: boolean;
}

/** A migration as far as it was traced. */
export interface TracedOrStopped {
	readonly traced: TracedMigration;
	readonly stopped: TraceStop | null;
}

/** SQLSTATEs of what cannot run inside a transaction: active_sql_transaction, invalid_transaction_termination. */
const NOT_INSIDE: ReadonlySet<string> = new Set(['25001', '2D000']);

/** Roles and tablespaces that are made for one statement at most. */
const MOST_MADE = 20;

/** Runs a migration statement by statement as its tool would, and watches what each one does. */
export async function traceMigration(tracing: Tracing, migration: Migration): Promise<TracedOrStopped> {
	const note = (index: number, { kind, message }: Pick<LedgerEntry, 'kind' | 'message'>): void => {
		const line = positionsIn(migration.source)(migration.statements[index]?.span.start ?? 0).line;
		tracing.ledger.push({ kind, message, file: migration.path, line });
	};
	const kept = new Set(keptStatements(migration, tracing.extensions, note));
	const statements: TracedStatement[] = [];
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
			return { traced: { migration, statements }, stopped };
		}
		continues = true;
	}
	return { traced: { migration, statements }, stopped: null };
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
	await empty(tracing, null, false);
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
		if ('failure' in ran && NOT_INSIDE.has(ran.failure.sqlstate)) {
			await engine.undo();
			isOpen = false;
			if (isWhole) return 'split';
			if (!opens) return { statements, failure: ran.failure };
			const alone = await runAlone(tracing, { migration, index, tree, text, copyData });
			if ('failure' in alone) return { statements, failure: alone.failure };
			statements.push({ ...common, ...(await presentAlone(tracing, common, alone)) });
			continue;
		}
		if ('failure' in ran) {
			await engine.undo();
			return { statements, failure: ran.failure };
		}
		let facts: ObservedFacts | null = null;
		if (control === null) {
			const after = await tracing.dialect.observe(engine);
			facts = readObservation(observed, after, tracing.book, ran.emptied);
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

interface Running {
	readonly migration: Migration;
	readonly index: number;
	readonly tree: ParseNode | null;
	readonly text: string;
	readonly copyData: string | undefined;
}

type Ran =
	| (Pick<AppliedStatement, 'command' | 'effects'> & {
			readonly rowFailure: RowFailure | null;
			/** What was so after the rows had gone; absent where they stayed. */
			readonly emptied?: Observation;
	  })
	| { readonly failure: EngineFailure };

/** Runs a statement within the open trial: with rows, without those of its tables, without any; roles are made as they are missed. */
async function runStatement(tracing: Tracing, running: Running, isGuarded: boolean): Promise<Ran> {
	const { engine } = tracing;
	const { text, copyData, tree } = running;
	const statement = copyData === undefined ? { sql: text } : { sql: text, copyData };
	const apply = async (): Promise<Ran> => {
		const around = (sql: string) => (isGuarded ? [{ sql }] : []);
		const statements = [...around('SAVEPOINT judged'), statement, ...around('RELEASE SAVEPOINT judged')];
		const { statements: done, failure } = await engine.apply({
			statements,
			transaction: 'none',
			continues: true,
		});
		if (!failure) return { ...done[isGuarded ? 1 : 0]!, rowFailure: null };
		if (isGuarded) {
			const back = [{ sql: 'ROLLBACK TO SAVEPOINT judged' }];
			await engine.apply({ statements: back, transaction: 'none', continues: true });
		}
		return { failure: { ...failure, index: running.index } };
	};
	let ran = await apply();
	for (let made = 0; 'failure' in ran && made < MOST_MADE; made++) {
		if (!isGuarded || !(await makeMissing(engine, ran.failure))) break;
		ran = await apply();
	}
	if (!('failure' in ran) || !isGuarded || ran.failure.ended || NOT_INSIDE.has(ran.failure.sqlstate))
		return ran;
	const rowFailure = toRowFailure(ran.failure);
	for (const named of [tree, null]) {
		await empty(tracing, named, true);
		const emptied = await tracing.dialect.observe(engine);
		const again = await apply();
		if (!('failure' in again)) return { ...again, rowFailure, emptied };
	}
	return ran;
}

/** Runs a statement outside of any transaction. What it leaves behind where it fails is an index that is not valid. */
async function runAlone(tracing: Tracing, { text, index }: Running): Promise<Ran> {
	const { engine } = tracing;
	const apply = () => engine.apply({ statements: [{ sql: text }], transaction: 'none', continues: true });
	const first = await apply();
	if (!first.failure) return { ...first.statements[0]!, rowFailure: null };
	await empty(tracing, null, false);
	await engine.apply({ statements: [{ sql: DROP_INVALID }], transaction: 'none', continues: true });
	const second = await apply();
	if (!second.failure) return { ...second.statements[0]!, rowFailure: toRowFailure(first.failure) };
	return { failure: { ...first.failure, index } };
}

const DROP_INVALID = `DO $$ DECLARE name text; BEGIN
	FOR name IN SELECT indexrelid::regclass FROM pg_catalog.pg_index WHERE NOT indisvalid AND indexrelid >= 16384 LOOP
		EXECUTE 'DROP INDEX ' || name;
	END LOOP; END $$`;

async function empty(tracing: Tracing, tree: ParseNode | null, isTrial: boolean): Promise<void> {
	tracing.isEmptied = true;
	await emptyTables(tracing.engine, tablesToEmpty(tracing.known, tree), isTrial);
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
	return { ...base, losses: findLosses({ ...base, tree }, tracing.rowCounts) };
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

function toRowFailure({ sqlstate, message, detail }: RowFailure): RowFailure {
	return { sqlstate, message, detail };
}

function asFailure(failure: RowFailure): Omit<EngineFailure, 'index'> {
	return { ...failure, hint: null, context: null, offset: null, ended: null };
}
