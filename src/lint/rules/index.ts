import type { Rule } from '../rule.ts';
import { allColumnsNullable } from './all-columns-nullable.ts';
import { autoIncrementRewrite } from './auto-increment-rewrite.ts';
import { cascadeDroppedMore } from './cascade-dropped-more.ts';
import { charColumn } from './char-column.ts';
import { checkValidatedAtOnce } from './check-validated-at-once.ts';
import { columnMadeRequired } from './column-made-required.ts';
import { columnMissing } from './column-missing.ts';
import { columnNotWritable } from './column-not-writable.ts';
import { columnRenamed } from './column-renamed.ts';
import { columnTypeChanged } from './column-type-changed.ts';
import { columnTypeFailsOnRows } from './column-type-fails-on-rows.ts';
import { columnTypeRewrite } from './column-type-rewrite.ts';
import { commentMissing } from './comment-missing.ts';
import { compositeTypeChanged } from './composite-type-changed.ts';
import { concurrentlyInTransaction } from './concurrently-in-transaction.ts';
import { concurrentlyWithOthers } from './concurrently-with-others.ts';
import { constraintBuildsIndex } from './constraint-builds-index.ts';
import { constraintDropped } from './constraint-dropped.ts';
import { constraintNotValidated } from './constraint-not-validated.ts';
import { databaseDropped } from './database-dropped.ts';
import { defaultDropped } from './default-dropped.ts';
import { definerSearchPath } from './definer-search-path.ts';
import { deleteWithoutWhere } from './delete-without-where.ts';
import { domainConstraintAdded } from './domain-constraint-added.ts';
import { domainWithConstraint } from './domain-with-constraint.ts';
import { dropBreaksClients } from './drop-breaks-clients.ts';
import { dropLosesRows } from './drop-loses-rows.ts';
import { duplicateForeignKey } from './duplicate-foreign-key.ts';
import { duplicateIndex } from './duplicate-index.ts';
import { enumCreated } from './enum-created.ts';
import { enumValueRemoved } from './enum-value-removed.ts';
import { enumValueRenamed } from './enum-value-renamed.ts';
import { enumValueWithoutPlace } from './enum-value-without-place.ts';
import { exclusionBuildsIndex } from './exclusion-builds-index.ts';
import { extensionInPublic } from './extension-in-public.ts';
import { failsOnRows } from './fails-on-rows.ts';
import { floatMoney } from './float-money.ts';
import { foreignKeyCycle } from './foreign-key-cycle.ts';
import { foreignKeyTypeMismatch } from './foreign-key-type-mismatch.ts';
import { foreignKeyValidatedAtOnce } from './foreign-key-validated-at-once.ts';
import { foreignKeyWithoutIndex } from './foreign-key-without-index.ts';
import { functionDropped } from './function-dropped.ts';
import { functionRenamed } from './function-renamed.ts';
import { functionResultChanged } from './function-result-changed.ts';
import { functionSearchPath } from './function-search-path.ts';
import { generatedColumnRewrite } from './generated-column-rewrite.ts';
import { grantedAll } from './granted-all.ts';
import { grantedToPublic } from './granted-to-public.ts';
import { indexDropNotConcurrent } from './index-drop-not-concurrent.ts';
import { indexNotConcurrent } from './index-not-concurrent.ts';
import { indexNotValid } from './index-not-valid.ts';
import { intPrimaryKey } from './int-primary-key.ts';
import { integerColumn } from './integer-column.ts';
import { jsonColumn } from './json-column.ts';
import { lockWithoutTimeout } from './lock-without-timeout.ts';
import { moneyColumn } from './money-column.ts';
import { nameIsKeyword } from './name-is-keyword.ts';
import { nameNeedsQuotes } from './name-needs-quotes.ts';
import { namePattern } from './name-pattern.ts';
import { nameTruncated } from './name-truncated.ts';
import { notNullDropped } from './not-null-dropped.ts';
import { notNullScansTable } from './not-null-scans-table.ts';
import { notRerunnable } from './not-rerunnable.ts';
import { nullableUniqueKey } from './nullable-unique-key.ts';
import { objectMoved } from './object-moved.ts';
import { partitionAttachScans } from './partition-attach-scans.ts';
import { partitionDetachNotConcurrent } from './partition-detach-not-concurrent.ts';
import { partitionedTableEmpty } from './partitioned-table-empty.ts';
import { passwordInSql } from './password-in-sql.ts';
import { permissivePoliciesOverlap } from './permissive-policies-overlap.ts';
import { policiesMissing } from './policies-missing.ts';
import { policyAlwaysTrue } from './policy-always-true.ts';
import { policyCallPerRow } from './policy-call-per-row.ts';
import { policyReadsUserMetadata } from './policy-reads-user-metadata.ts';
import { policyWithoutRowSecurity } from './policy-without-row-security.ts';
import { powerfulRole } from './powerful-role.ts';
import { redundantIndex } from './redundant-index.ts';
import { refreshNotConcurrent } from './refresh-not-concurrent.ts';
import { regTypeColumn } from './reg-type-column.ts';
import { reindexNotConcurrent } from './reindex-not-concurrent.ts';
import { requiredColumnAdded } from './required-column-added.ts';
import { requiredColumnOnRows } from './required-column-on-rows.ts';
import { rowSecurityDisabled } from './row-security-disabled.ts';
import { schemaRenamed } from './schema-renamed.ts';
import { sequenceChanged } from './sequence-changed.ts';
import { sequenceDropped } from './sequence-dropped.ts';
import { sequenceRenamed } from './sequence-renamed.ts';
import { serialColumn } from './serial-column.ts';
import { settingOutlivesMigration } from './setting-outlives-migration.ts';
import { severalPasses } from './several-passes.ts';
import { singleColumnTable } from './single-column-table.ts';
import { smallintColumn } from './smallint-column.ts';
import { statementWithoutTimeout } from './statement-without-timeout.ts';
import { tableForceCreated } from './table-force-created.ts';
import { tableLockedExplicitly } from './table-locked-explicitly.ts';
import { tableRenamed } from './table-renamed.ts';
import { tableStorageRewrite } from './table-storage-rewrite.ts';
import { tableWithoutPrimaryKey } from './table-without-primary-key.ts';
import { tableWithoutRowSecurity } from './table-without-row-security.ts';
import { timestampWithoutTimeZone } from './timestamp-without-time-zone.ts';
import { timetzColumn } from './timetz-column.ts';
import { tooManyColumns } from './too-many-columns.ts';
import { transactionNested } from './transaction-nested.ts';
import { transactionNotEnded } from './transaction-not-ended.ts';
import { triggerDisabled } from './trigger-disabled.ts';
import { truncate } from './truncate.ts';
import { typeDropped } from './type-dropped.ts';
import { typeRenamed } from './type-renamed.ts';
import { uniqueKeyDropped } from './unique-key-dropped.ts';
import { uniqueOverDuplicates } from './unique-over-duplicates.ts';
import { unloggedTable } from './unlogged-table.ts';
import { unqualifiedTable } from './unqualified-table.ts';
import { uuidAsText } from './uuid-as-text.ts';
import { vacuumFull } from './vacuum-full.ts';
import { varcharLimit } from './varchar-limit.ts';
import { viewColumnsChanged } from './view-columns-changed.ts';
import { viewDropped } from './view-dropped.ts';
import { viewRenamed } from './view-renamed.ts';
import { viewSelectsStar } from './view-selects-star.ts';
import { viewWithoutInvoker } from './view-without-invoker.ts';
import { volatileDefaultRewrite } from './volatile-default-rewrite.ts';
import { wholeTableUpdate } from './whole-table-update.ts';
import { wideIndex } from './wide-index.ts';
import { workUnderLock } from './work-under-lock.ts';

/** Every rule, sorted by its id. */
export const RULES: readonly Rule[] = [
	allColumnsNullable,
	autoIncrementRewrite,
	cascadeDroppedMore,
	charColumn,
	checkValidatedAtOnce,
	columnMadeRequired,
	columnMissing,
	columnNotWritable,
	columnRenamed,
	columnTypeChanged,
	columnTypeFailsOnRows,
	columnTypeRewrite,
	commentMissing,
	compositeTypeChanged,
	concurrentlyInTransaction,
	concurrentlyWithOthers,
	constraintBuildsIndex,
	constraintDropped,
	constraintNotValidated,
	databaseDropped,
	defaultDropped,
	definerSearchPath,
	deleteWithoutWhere,
	domainConstraintAdded,
	domainWithConstraint,
	dropBreaksClients,
	dropLosesRows,
	duplicateForeignKey,
	duplicateIndex,
	enumCreated,
	enumValueRemoved,
	enumValueRenamed,
	enumValueWithoutPlace,
	exclusionBuildsIndex,
	extensionInPublic,
	failsOnRows,
	floatMoney,
	foreignKeyCycle,
	foreignKeyTypeMismatch,
	foreignKeyValidatedAtOnce,
	foreignKeyWithoutIndex,
	functionDropped,
	functionRenamed,
	functionResultChanged,
	functionSearchPath,
	generatedColumnRewrite,
	grantedAll,
	grantedToPublic,
	indexDropNotConcurrent,
	indexNotConcurrent,
	indexNotValid,
	intPrimaryKey,
	integerColumn,
	jsonColumn,
	lockWithoutTimeout,
	moneyColumn,
	nameIsKeyword,
	nameNeedsQuotes,
	namePattern,
	nameTruncated,
	notNullDropped,
	notNullScansTable,
	notRerunnable,
	nullableUniqueKey,
	objectMoved,
	partitionAttachScans,
	partitionDetachNotConcurrent,
	partitionedTableEmpty,
	passwordInSql,
	permissivePoliciesOverlap,
	policiesMissing,
	policyAlwaysTrue,
	policyCallPerRow,
	policyReadsUserMetadata,
	policyWithoutRowSecurity,
	powerfulRole,
	redundantIndex,
	refreshNotConcurrent,
	regTypeColumn,
	reindexNotConcurrent,
	requiredColumnAdded,
	requiredColumnOnRows,
	rowSecurityDisabled,
	schemaRenamed,
	sequenceChanged,
	sequenceDropped,
	sequenceRenamed,
	serialColumn,
	settingOutlivesMigration,
	severalPasses,
	singleColumnTable,
	smallintColumn,
	statementWithoutTimeout,
	tableForceCreated,
	tableLockedExplicitly,
	tableRenamed,
	tableStorageRewrite,
	tableWithoutPrimaryKey,
	tableWithoutRowSecurity,
	timestampWithoutTimeZone,
	timetzColumn,
	tooManyColumns,
	transactionNested,
	transactionNotEnded,
	triggerDisabled,
	truncate,
	typeDropped,
	typeRenamed,
	uniqueKeyDropped,
	uniqueOverDuplicates,
	unloggedTable,
	unqualifiedTable,
	uuidAsText,
	vacuumFull,
	varcharLimit,
	viewColumnsChanged,
	viewDropped,
	viewRenamed,
	viewSelectsStar,
	viewWithoutInvoker,
	volatileDefaultRewrite,
	wholeTableUpdate,
	wideIndex,
	workUnderLock,
];
