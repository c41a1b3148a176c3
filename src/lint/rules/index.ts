import type { Rule } from '../rule.ts';
import { autoIncrementRewrite } from './auto-increment-rewrite.ts';
import { checkValidatedAtOnce } from './check-validated-at-once.ts';
import { columnTypeFailsOnRows } from './column-type-fails-on-rows.ts';
import { columnTypeRewrite } from './column-type-rewrite.ts';
import { concurrentlyInTransaction } from './concurrently-in-transaction.ts';
import { concurrentlyWithOthers } from './concurrently-with-others.ts';
import { constraintBuildsIndex } from './constraint-builds-index.ts';
import { deleteWithoutWhere } from './delete-without-where.ts';
import { dropLosesRows } from './drop-loses-rows.ts';
import { exclusionBuildsIndex } from './exclusion-builds-index.ts';
import { failsOnRows } from './fails-on-rows.ts';
import { foreignKeyValidatedAtOnce } from './foreign-key-validated-at-once.ts';
import { generatedColumnRewrite } from './generated-column-rewrite.ts';
import { indexDropNotConcurrent } from './index-drop-not-concurrent.ts';
import { indexNotConcurrent } from './index-not-concurrent.ts';
import { lockWithoutTimeout } from './lock-without-timeout.ts';
import { notNullScansTable } from './not-null-scans-table.ts';
import { partitionAttachScans } from './partition-attach-scans.ts';
import { partitionDetachNotConcurrent } from './partition-detach-not-concurrent.ts';
import { refreshNotConcurrent } from './refresh-not-concurrent.ts';
import { reindexNotConcurrent } from './reindex-not-concurrent.ts';
import { requiredColumnOnRows } from './required-column-on-rows.ts';
import { settingOutlivesMigration } from './setting-outlives-migration.ts';
import { severalPasses } from './several-passes.ts';
import { statementWithoutTimeout } from './statement-without-timeout.ts';
import { tableLockedExplicitly } from './table-locked-explicitly.ts';
import { tableStorageRewrite } from './table-storage-rewrite.ts';
import { transactionNested } from './transaction-nested.ts';
import { transactionNotEnded } from './transaction-not-ended.ts';
import { truncate } from './truncate.ts';
import { uniqueOverDuplicates } from './unique-over-duplicates.ts';
import { vacuumFull } from './vacuum-full.ts';
import { volatileDefaultRewrite } from './volatile-default-rewrite.ts';
import { wholeTableUpdate } from './whole-table-update.ts';
import { workUnderLock } from './work-under-lock.ts';

/** Every rule, sorted by its id. */
export const RULES: readonly Rule[] = [
	autoIncrementRewrite,
	checkValidatedAtOnce,
	columnTypeFailsOnRows,
	columnTypeRewrite,
	concurrentlyInTransaction,
	concurrentlyWithOthers,
	constraintBuildsIndex,
	deleteWithoutWhere,
	dropLosesRows,
	exclusionBuildsIndex,
	failsOnRows,
	foreignKeyValidatedAtOnce,
	generatedColumnRewrite,
	indexDropNotConcurrent,
	indexNotConcurrent,
	lockWithoutTimeout,
	notNullScansTable,
	partitionAttachScans,
	partitionDetachNotConcurrent,
	refreshNotConcurrent,
	reindexNotConcurrent,
	requiredColumnOnRows,
	settingOutlivesMigration,
	severalPasses,
	statementWithoutTimeout,
	tableLockedExplicitly,
	tableStorageRewrite,
	transactionNested,
	transactionNotEnded,
	truncate,
	uniqueOverDuplicates,
	vacuumFull,
	volatileDefaultRewrite,
	wholeTableUpdate,
	workUnderLock,
];
