import { z } from 'zod';
import type {
	SquashedMigration,
	SquashProofReport,
	SquashReport,
} from '../../../report/squash/squash-report.ts';
import { LINE, listOf, PATH, PATH_OR_NONE, shapeOf, TEXT } from './basics.ts';

const COUNT = z.int().nonnegative();

const SQUASHED = shapeOf<SquashedMigration>()({
	...{ path: PATH, migrations: listOf(PATH), statements: COUNT, sql: TEXT },
	...{ way: z.enum(['schema', 'statements', 'joined']), hasWayBack: z.boolean().nullable() },
}) satisfies z.ZodType<SquashedMigration>;

const PROOF = shapeOf<SquashProofReport>()({
	...{ entries: COUNT, rows: COUNT, madeUp: COUNT },
	...{ onRows: COUNT.nullable(), withoutRows: TEXT.nullable() },
}) satisfies z.ZodType<SquashProofReport>;

const LEFT = z.strictObject({ file: PATH_OR_NONE, line: LINE.nullable(), reason: TEXT });

/** Several migrations as one, as a check of a pull request offers it. */
export const SQUASH = shapeOf<SquashReport>()({
	version: z.literal(1),
	...{ range: listOf(PATH), squashed: listOf(SQUASHED), left: listOf(LEFT) },
	...{ written: listOf(PATH), removed: listOf(PATH), proof: PROOF.nullable(), advice: listOf(TEXT) },
}) satisfies z.ZodType<SquashReport>;
