import type { AppliedStatement, BatchStatement, Engine, EngineFailure } from '../dialects/dialect.ts';
import type { LedgerEntry, Migration, MigrationHistory, TransactionMode } from '../project/project.ts';
import { positionsIn } from '../sql/position.ts';
import { type LeftOut, reasonToLeaveOut } from './left-out.ts';
import { createRole, existingRole, missingRole } from './missing-role.ts';
import { createTablespace, missingTablespace } from './missing-tablespace.ts';
import { findOpenTransaction } from './open-transaction.ts';
import type { ReplayedMigration } from './replay.ts';
import { replayError } from './replay-failure.ts';

/** What the migrations of a history share while they run. */
export interface ReplayContext {
	readonly history: Pick<MigrationHistory, 'migrations' | 'preludes' | 'dumps'>;
	/** The names of the extensions that the engine can create. */
	readonly extensions: ReadonlySet<string>;
	/** Grows with every migration. */
	readonly ledger: LedgerEntry[];
}

/** Most roles and tablespaces that are made for one migration. */
const MOST_MADE = 100;

/**
 * Runs one migration as its tool would. Roles that nothing makes are made NOLOGIN and extensions that the engine does
 * not have are left out, each with a ledger entry. Throws the UserError that names file and line when it fails.
 */
export async function applyMigration(
	engine: Engine,
	migration: Migration,
	context: ReplayContext,
): Promise<ReplayedMigration> {
	const { extensions, ledger } = context;
	const position = positionsIn(migration.source);
	const lineOf = (offset: number): number => position(offset).line;
	const note: Note = (index, { kind, message }) => {
		const line = lineOf(migration.statements[index]?.span.start ?? 0);
		ledger.push({ kind, message, file: migration.path, line });
	};
	const kept = new Set(keptStatements(migration, extensions, note));
	const done: AppliedStatement[] = [];
	let start = 0;
	for (const { count, transaction } of migration.sections) {
		const indexes = Array.from({ length: count }, (_, index) => start + index);
		const section = {
			indexes: indexes.filter((index) => kept.has(index)),
			transaction,
			continues: start > 0,
		};
		const failure = await applySection(engine, migration, section, note, done, ledger);
		if (failure) throw replayError(migration, failure, context);
		start += count;
	}
	noteOpenTransaction(migration, note);
	const steps = done.map(({ index, command, effects }) => {
		const statement = migration.statements[index]!;
		return {
			path: migration.path,
			line: lineOf(statement.span.start),
			sql: statement.text,
			command,
			effects,
		};
	});
	return { migration, steps };
}

/** Told of what was assumed or left out at a statement, by its place in the migration. */
export type Note = (index: number, entry: LeftOut) => void;

interface Section {
	/** The statements by their places in the migration. */
	readonly indexes: readonly number[];
	readonly transaction: TransactionMode;
	/** True for all but the first: the tool runs a file in one session. */
	readonly continues: boolean;
}

/** Runs what belongs together, again and again while roles are missing; what stands is added by its place in the migration. */
async function applySection(
	engine: Engine,
	migration: Migration,
	{ indexes: all, transaction, continues }: Section,
	note: Note,
	done: AppliedStatement[],
	ledger: readonly LedgerEntry[],
): Promise<EngineFailure | null> {
	let indexes = all;
	let splitNoted = false;
	for (let first = 0, made = 0; ; made++) {
		const statements = statementsAt(migration, indexes.slice(first));
		const applied = await engine.apply({ statements, transaction, continues: continues || made > 0 });
		for (const statement of applied.statements) {
			const index = indexes[first + statement.index] ?? 0;
			if (statement.notRun) note(index, statement.notRun);
			else done.push({ ...statement, index });
		}
		if (applied.splitTransaction && !splitNoted) {
			splitNoted = true;
			note(indexes[0] ?? 0, SPLIT);
		}
		if (!applied.failure) return null;
		const failed = indexes[first + applied.failure.index] ?? 0;
		const role = existingRole(applied.failure);
		if (role !== null && ledger.some(({ message }) => message === madeRole(role))) {
			note(failed, {
				kind: 'assumed',
				message: `The role "${role}" was made above, where it was needed first.`,
			});
			indexes = indexes.filter((index) => index !== failed);
		} else {
			const help = made < MOST_MADE ? await makeMissing(engine, applied.failure) : null;
			if (!help) return { ...applied.failure, index: failed };
			note(failed, help);
		}
		// What stands must not run twice: a second try goes on after it.
		first += applied.statements.length;
	}
}

const SPLIT: LeftOut = {
	kind: 'assumed',
	message: 'Holds a statement that cannot run in a transaction: replayed statement by statement.',
};

function madeRole(role: string): string {
	return `The role "${role}" is made by no earlier migration: created without login.`;
}

/** Makes the role or the tablespace that a statement failed for; null where that is not what it failed for. */
export async function makeMissing(engine: Engine, failure: EngineFailure): Promise<LeftOut | null> {
	const role = missingRole(failure);
	if (role !== null && (await createRole(engine, role))) {
		return { kind: 'assumed', message: madeRole(role) };
	}
	const tablespace = missingTablespace(failure);
	if (tablespace !== null && (await createTablespace(engine, tablespace))) {
		const message = `The tablespace "${tablespace}" is a place on the disks of a server: made inside the engine.`;
		return { kind: 'assumed', message };
	}
	return null;
}

function statementsAt(migration: Migration, indexes: readonly number[]): readonly BatchStatement[] {
	return indexes.map((index) => {
		const { text, copyData } = migration.statements[index]!;
		return copyData === undefined ? { sql: text } : { sql: text, copyData };
	});
}

/** The places of a migration's statements that are run; `note` is told why others are not. */
export function keptStatements(
	migration: Migration,
	extensions: ReadonlySet<string>,
	note: Note,
): readonly number[] {
	const kept: number[] = [];
	for (const [index, { text }] of migration.statements.entries()) {
		const reason = reasonToLeaveOut(text, extensions);
		if (reason === null) kept.push(index);
		else if (reason !== 'unmentioned') note(index, reason);
	}
	return kept;
}

/** Where the tool has a transaction of its own around the file, that one's end is also the end of the file's. */
function noteOpenTransaction({ statements, sections }: Migration, note: Note): void {
	if (sections.every(({ transaction }) => transaction === 'transaction')) return;
	const open = findOpenTransaction(statements);
	if (open === null) return;
	note(open, {
		kind: 'assumed',
		message: 'This transaction is never ended: what the file does in it is taken as committed.',
	});
}
