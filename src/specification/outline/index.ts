import type { Section } from '../section.ts';
import { auditTables } from '../sections/audit-tables.ts';
import { businessFunctions } from '../sections/business-functions.ts';
import { checkConstraints } from '../sections/check-constraints.ts';
import { completeSchemaDesign } from '../sections/complete-schema-design.ts';
import { compositeIndexes } from '../sections/composite-indexes.ts';
import { coreTables } from '../sections/core-tables.ts';
import { customTypes } from '../sections/custom-types.ts';
import { dataDictionary } from '../sections/data-dictionary.ts';
import { dataIntegrity } from '../sections/data-integrity.ts';
import { dataSecurity } from '../sections/data-security.ts';
import { dataTypesAndConstraints } from '../sections/data-types-and-constraints.ts';
import { databaseDocumentation } from '../sections/database-documentation.ts';
import { databaseFunctions } from '../sections/database-functions.ts';
import { entityRelationshipDiagram } from '../sections/entity-relationship-diagram.ts';
import { foreignKeys } from '../sections/foreign-keys.ts';
import { indexesAndPerformance } from '../sections/indexes-and-performance.ts';
import { initialMigration } from '../sections/initial-migration.ts';
import { migrationDocumentation } from '../sections/migration-documentation.ts';
import { migrationHistory } from '../sections/migration-history.ts';
import { migrationStrategy } from '../sections/migration-strategy.ts';
import { otherObjects } from '../sections/other-objects.ts';
import { primaryIndexes } from '../sections/primary-indexes.ts';
import { projectOverview } from '../sections/project-overview.ts';
import { relationshipTables } from '../sections/relationship-tables.ts';
import { schemaDocumentation } from '../sections/schema-documentation.ts';
import { searchIndexes } from '../sections/search-indexes.ts';
import { securityAndCompliance } from '../sections/security-and-compliance.ts';
import { utilityFunctions } from '../sections/utility-functions.ts';
import { validations } from '../sections/validations.ts';
import { views } from '../sections/views.ts';

/** Every section of the specification in its order; a section stands after the one that it is part of. */
export const outline: readonly Section[] = [
	projectOverview,
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
	securityAndCompliance,
	dataSecurity,
	databaseDocumentation,
	schemaDocumentation,
	entityRelationshipDiagram,
	dataDictionary,
	migrationDocumentation,
	migrationHistory,
	otherObjects,
];
