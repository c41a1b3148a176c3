import type { LockMode } from '../../dialects/observation.ts';
import type { TracedMigration, TracedRelation, TracedStatement } from '../../rehearsal/trace/trace.ts';
import { readAlterTable } from '../../sql/alter-table.ts';
import { namedRelations } from '../../sql/named-relations.ts';
import type { LintContext } from '../context.ts';
import { blockedBy, lockName } from '../lock-words.ts';
import { isSame, isTable, shownName } from '../old-tables.ts';
import type { MigrationProblem, Rule } from '../rule.ts';
import { wholeTables } from '../whole-table-work.ts';

/** Work that takes as long as a table is large, done while an earlier statement's lock keeps everybody from a table. */
export const workUnderLock: Rule = {
	id: 'work-under-lock',
	group: 'locks',
	severity: 'warning',
	title: 'Long statement while a strong lock is held',
	happens:
		'A lock is kept until the transaction ends, not until its statement is done. What reads or writes a whole table after an `ALTER TABLE` in the same transaction adds its time to the time that nobody can use the altered table. So does `VALIDATE CONSTRAINT` in the transaction that has added the constraint `NOT VALID`, whose lock it was meant to do without. Reported once for each transaction, at the first such statement.',
	matters:
		'A change that takes a moment keeps all reads and writes out for as long as the backfill behind it takes.',
	instead:
		'Put the long statement into a migration of its own, before or after; fill large tables in batches, each in its own transaction.',
	safe: "ALTER TABLE customers ADD COLUMN region text;\n-- in a later migration, in batches\nUPDATE customers SET region = 'north' WHERE id BETWEEN 1 AND 10000 AND region IS NULL;",
	sources: [
		'eugene/E4',
		'eugene/E10',
		'django-migration-linter/CREATE_INDEX_EXCLUSIVE',
		'strong_migrations/backfilling_data',
	],
	check: {
		of: 'migration',
		judge: (migration, context) => {
			const seen = new Set<number>();
			return migration.statements.flatMap((statement): readonly MigrationProblem[] => {
				if (seen.has(statement.transaction)) return [];
				const work = findWork(statement, context);
				if (!work) return [];
				seen.add(statement.transaction);
				const more = migration.statements.filter(
					(other) =>
						other.transaction === statement.transaction &&
						other.index > statement.index &&
						findWork(other, context),
				).length;
				const line = lineOfLock(migration, statement, work);
				const name = shownName(work.locked);
				return [
					{
						statement,
						subject: `table ${name}`,
						message: `${shownName(work.table)} is gone through from end to end while the ${lockName(work.mode)} lock on ${name}${line === null ? '' : ` of line ${line}`} is held: ${blockedBy(work.mode)} of ${name} wait meanwhile${more > 0 ? `; ${more} more ${more > 1 ? 'statements follow' : 'statement follows'}` : ''}`,
					},
				];
			});
		},
	},
};

interface Work {
	/** What takes long. */
	readonly table: TracedRelation;
	/** What is locked meanwhile, by another statement. */
	readonly locked: TracedRelation;
	readonly mode: LockMode;
}

/** A statement that would lock the table by itself has its own rules for that. */
function findWork(statement: TracedStatement, context: LintContext): Work | null {
	const [table] = wholeTables(statement, context);
	if (!table) return null;
	// A validation would let others write, were it not for the lock of the statement that added the constraint.
	const isValidation = isValidationOnly(statement);
	const own =
		isDefinition(statement) && !isValidation && statement.tree ? namedRelations(statement.tree) : [];
	const locked = statement.held.find(
		({ relation, mode }) =>
			(isValidation ? blockedBy(mode) !== null : mode === 'AccessExclusiveLock') &&
			relation.isOld &&
			isTable(relation) &&
			!own.some(({ name }) => name === relation.name),
	);
	return locked ? { table, locked: locked.relation, mode: locked.mode } : null;
}

function isValidationOnly({ sql, tree }: TracedStatement): boolean {
	const actions = readAlterTable(sql, tree)?.actions ?? [];
	return actions.length > 0 && actions.every(({ command }) => command.subtype === 'AT_ValidateConstraint');
}

function isDefinition({ tree }: TracedStatement): boolean {
	const kinds = ['SelectStmt', 'UpdateStmt', 'DeleteStmt', 'InsertStmt', 'MergeStmt', 'DoStmt', 'CallStmt'];
	return tree !== null && !kinds.some((kind) => kind in tree);
}

function lineOfLock(
	{ statements }: TracedMigration,
	{ transaction, index }: TracedStatement,
	{ locked, mode: held }: Work,
): number | null {
	const taker = statements.find(
		(other) =>
			other.transaction === transaction &&
			other.index < index &&
			other.locks.some(({ relation, mode }) => mode === held && isSame(relation, locked)),
	);
	return taker?.line ?? null;
}
