import type { Schema } from '../../model/schema.ts';
import type { ChosenTable } from '../blueprints/choose-blueprints.ts';
import type { Brief } from '../brief.ts';
import { askQuestions } from './ask-questions.ts';
import type { Design } from './design.ts';
import { planAudit } from './plan-audit.ts';
import { planCustoms, planUniques } from './plan-customs.ts';
import { enterGivenTables } from './plan-given.ts';
import { planIndexes } from './plan-indexes.ts';
import { planNames } from './plan-names.ts';
import { planOverlaps } from './plan-overlaps.ts';
import { planPeriods } from './plan-periods.ts';
import { planRelationships } from './plan-relationships.ts';
import { planTables } from './plan-tables.ts';
import { planTenancy, spreadTenancy } from './plan-tenancy.ts';
import { planUsedColumns } from './plan-used-columns.ts';

/** Plans a database from what the requirements say and from the blueprints that they choose. */
export function makeDesign(
	brief: Brief,
	chosen: readonly ChosenTable[],
	focus: string | null,
	given: Schema | null,
): Design {
	const design: Design = {
		brief,
		focus,
		chosen,
		tables: new Map(),
		byKey: new Map(),
		given: new Set(),
		enums: new Map(),
		extensions: new Map(),
		questions: [],
		tenancy: null,
	};
	if (given) enterGivenTables(design, given);
	planTables(design);
	planTenancy(design);
	planRelationships(design);
	planUsedColumns(design);
	planNames(design);
	spreadTenancy(design);
	planCustoms(design);
	planOverlaps(design);
	planPeriods(design);
	planUniques(design);
	planAudit(design);
	planIndexes(design);
	askQuestions(design);
	return design;
}
