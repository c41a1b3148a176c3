import type { AppliedStatement, BatchStatement, Engine } from '../dialects/dialect.ts';
import type { LedgerEntry, Migration, TransactionMode } from '../project/project.ts';
import { positionsIn } from '../sql/position.ts';
import { createdExtension, needsMissingExtension } from './missing-extension.ts';
import { createRole, missingRole } from './missing-role.ts';
import type { ReplayedMigration } from './replay.ts';
import { replayError } from './replay-failure.ts';

const MOST_ROLES = 100;

/**
 * Runs one migration as its tool would. Roles that nothing makes are made NOLOGIN and extensions that the engine does
 * not have are left out, each with a ledger entry. Throws the UserError that names file and line when it fails.
 */
export async function applyMigration(
	engine: Engine,
	migration: Migration,
	extensions: ReadonlySet<string>,
	ledger: LedgerEntry[],
): Promise<ReplayedMigration> {
	const position = positionsIn(migration.source);
	const lineOf = (offset: number): number => position(offset).line;
	const note: Note = (kind, index, message) => {
		const line = lineOf(migration.statements[index]?.span.start ?? 0);
		ledger.push({ kind, message, file: migration.path, line });
	};
	const kept = new Set(withoutMissingExtensions(migration, extensions, note));
	const done: AppliedStatement[] = [];
	let start = 0;
	for (const { count, transaction } of migration.sections) {
		const indexes = Array.from({ length: count }, (_, index) => start + index);
		const section = indexes.filter((index) => kept.has(index));
		const applied = await applySection(engine, migration, { indexes: section, transaction }, note, ledger);
		for (const statement of applied) done.push(statement);
		start += count;
	}
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

type Note = (kind: LedgerEntry['kind'], index: number, message: string) => void;

interface Section {
	/** The statements by their places in the migration. */
	readonly indexes: readonly number[];
	readonly transaction: TransactionMode;
}

/** Runs what belongs together, again and again while roles are missing; gives what stands, by its place in the migration. */
async function applySection(
	engine: Engine,
	migration: Migration,
	{ indexes, transaction }: Section,
	note: Note,
	ledger: readonly LedgerEntry[],
): Promise<readonly AppliedStatement[]> {
	const done: AppliedStatement[] = [];
	let splitNoted = false;
	for (let first = 0, roles = 0; ; ) {
		const statements = statementsAt(migration, indexes.slice(first));
		const applied = await engine.apply({ statements, transaction });
		// Bare statements stand even when a later one fails, so a second try goes on after them.
		for (const statement of applied.statements) {
			done.push({ ...statement, index: indexes[first + statement.index] ?? 0 });
		}
		if (applied.splitTransaction && !splitNoted) {
			splitNoted = true;
			note(
				'assumed',
				indexes[0] ?? 0,
				'Holds a statement that cannot run in a transaction: replayed statement by statement.',
			);
		}
		if (!applied.failure) return done;
		const failed = indexes[first + applied.failure.index] ?? 0;
		const role = missingRole(applied.failure);
		if (!role || roles++ >= MOST_ROLES || !(await createRole(engine, role))) {
			throw replayError(migration, { ...applied.failure, index: failed }, ledger);
		}
		note('assumed', failed, `The role "${role}" is made by no migration: created without login.`);
		if (applied.statements.length) first += applied.failure.index;
	}
}

function statementsAt(migration: Migration, indexes: readonly number[]): readonly BatchStatement[] {
	return indexes.map((index) => {
		const { text, copyData } = migration.statements[index]!;
		return copyData === undefined ? { sql: text } : { sql: text, copyData };
	});
}

function withoutMissingExtensions(
	migration: Migration,
	extensions: ReadonlySet<string>,
	note: Note,
): readonly number[] {
	const kept: number[] = [];
	for (const [index, { text }] of migration.statements.entries()) {
		if (!needsMissingExtension(text, extensions)) {
			kept.push(index);
			continue;
		}
		const name = createdExtension(text);
		if (name === null) continue;
		note('skipped', index, `The embedded engine does not have the extension "${name}": replayed without it.`);
	}
	return kept;
}
