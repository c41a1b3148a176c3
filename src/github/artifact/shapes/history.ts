import { z } from 'zod';
import type { HistorySummary } from '../../../history/summarise-history.ts';
import type { Churn, HotTable } from '../../../specification/history-figures.ts';
import { listOf, NAME, PATH, shapeOf } from './basics.ts';

const COUNT = z.int().nonnegative();
const SHARE = z.number().nonnegative().nullable();

const CHURN = shapeOf<Churn>()({
	...{ added: COUNT, addedAgain: COUNT, replaced: COUNT, dropped: COUNT },
	...{ renamed: COUNT, retyped: COUNT, toggled: COUNT, altered: COUNT },
}) satisfies z.ZodType<Churn>;

const HOT_TABLE = shapeOf<HotTable>()({
	...{ name: NAME, migrations: listOf(PATH), churn: CHURN },
	parts: listOf(z.strictObject({ name: NAME, changes: COUNT })),
}) satisfies z.ZodType<HotTable>;

/** How healthy a history is. */
export const HISTORY = shapeOf<HistorySummary>()({
	...{ total: COUNT, added: COUNT, budget: z.strictObject({ total: COUNT, pullRequest: COUNT }) },
	stability: z.strictObject({ made: COUNT, unchanged: COUNT, share: SHARE, before: SHARE }),
	churn: z.strictObject({ whole: CHURN, added: CHURN.nullable() }),
	hotTables: listOf(HOT_TABLE),
	plan: z.strictObject({ planned: COUNT, unplanned: COUNT }).nullable(),
}) satisfies z.ZodType<HistorySummary>;
