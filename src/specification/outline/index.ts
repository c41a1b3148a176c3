import type { Section } from '../section.ts';
import { auditTables } from '../sections/audit-tables.ts';
import { backupAndRecovery } from '../sections/backup-and-recovery.ts';
import { backupStrategy } from '../sections/backup-strategy.ts';
import { businessDomainAnalysis } from '../sections/business-domain-analysis.ts';
import { businessFunctions } from '../sections/business-functions.ts';
import { businessRules } from '../sections/business-rules.ts';
import { checkConstraints } from '../sections/check-constraints.ts';
import { completeSchemaDesign } from '../sections/complete-schema-design.ts';
import { compositeIndexes } from '../sections/composite-indexes.ts';
import { coreTables } from '../sections/core-tables.ts';
import { customTypes } from '../sections/custom-types.ts';
import { dataArchitectureAnalysis } from '../sections/data-architecture-analysis.ts';
import { dataDictionary } from '../sections/data-dictionary.ts';
import { dataFlowAnalysis } from '../sections/data-flow-analysis.ts';
import { dataIntegrity } from '../sections/data-integrity.ts';
import { dataPrivacy } from '../sections/data-privacy.ts';
import { dataRetention } from '../sections/data-retention.ts';
import { dataSecurity } from '../sections/data-security.ts';
import { dataSeeding } from '../sections/data-seeding.ts';
import { dataTypesAndConstraints } from '../sections/data-types-and-constraints.ts';
import { databaseDocumentation } from '../sections/database-documentation.ts';
import { databaseFunctions } from '../sections/database-functions.ts';
import { developmentTestData } from '../sections/development-test-data.ts';
import { entityRelationshipDiagram } from '../sections/entity-relationship-diagram.ts';
import { foreignKeys } from '../sections/foreign-keys.ts';
import { futureMigrationPlanning } from '../sections/future-migration-planning.ts';
import { healthChecks } from '../sections/health-checks.ts';
import { indexesAndPerformance } from '../sections/indexes-and-performance.ts';
import { initialMigration } from '../sections/initial-migration.ts';
import { migrationDocumentation } from '../sections/migration-documentation.ts';
import { migrationHealth } from '../sections/migration-health.ts';
import { migrationHistory } from '../sections/migration-history.ts';
import { migrationStrategy } from '../sections/migration-strategy.ts';
import { monitoringAndMaintenance } from '../sections/monitoring-and-maintenance.ts';
import { otherObjects } from '../sections/other-objects.ts';
import { performanceConsiderations } from '../sections/performance-considerations.ts';
import { performanceMonitoring } from '../sections/performance-monitoring.ts';
import { primaryIndexes } from '../sections/primary-indexes.ts';
import { projectOverview } from '../sections/project-overview.ts';
import { queryExamples } from '../sections/query-examples.ts';
import { queryOptimization } from '../sections/query-optimization.ts';
import { referenceData } from '../sections/reference-data.ts';
import { relationshipTables } from '../sections/relationship-tables.ts';
import { rollbackProcedures } from '../sections/rollback-procedures.ts';
import { scalabilityPlanning } from '../sections/scalability-planning.ts';
import { schemaDocumentation } from '../sections/schema-documentation.ts';
import { searchIndexes } from '../sections/search-indexes.ts';
import { securityAndCompliance } from '../sections/security-and-compliance.ts';
import { testingProcedures } from '../sections/testing-procedures.ts';
import { utilityFunctions } from '../sections/utility-functions.ts';
import { validations } from '../sections/validations.ts';
import { views } from '../sections/views.ts';

/** Every section of the specification in its order; a section stands after the one that it is part of. */
export const outline: readonly Section[] = [
	projectOverview,
	dataArchitectureAnalysis,
	businessDomainAnalysis,
	dataFlowAnalysis,
	completeSchemaDesign,
	coreTables,
	relationshipTables,
	auditTables,
	views,
	dataTypesAndConstraints,
	customTypes,
	validations,
	indexesAndPerformance,
	primaryIndexes,
	compositeIndexes,
	searchIndexes,
	databaseFunctions,
	utilityFunctions,
	businessFunctions,
	dataIntegrity,
	foreignKeys,
	checkConstraints,
	migrationStrategy,
	initialMigration,
	futureMigrationPlanning,
	dataSeeding,
	referenceData,
	developmentTestData,
	performanceConsiderations,
	queryOptimization,
	scalabilityPlanning,
	securityAndCompliance,
	dataSecurity,
	dataPrivacy,
	backupAndRecovery,
	backupStrategy,
	dataRetention,
	databaseDocumentation,
	schemaDocumentation,
	entityRelationshipDiagram,
	dataDictionary,
	businessRules,
	queryExamples,
	migrationDocumentation,
	migrationHistory,
	migrationHealth,
	rollbackProcedures,
	testingProcedures,
	monitoringAndMaintenance,
	performanceMonitoring,
	healthChecks,
	otherObjects,
];
