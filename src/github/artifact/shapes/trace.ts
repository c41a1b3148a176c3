import { z } from 'zod';
import type { OlderFindings, TracedRow, TracedRowLock } from '../../../report/report.ts';
import { LINE, listOf, MOST, NAME, PATH, shapeOf, TEXT, WORD } from './basics.ts';

/** A lock mode as PostgreSQL's manual writes it, such as `ACCESS EXCLUSIVE`. */
export const MODE = z
	.string()
	.max(30)
	.regex(/^[A-Z]+(?: [A-Z]+)*$/);

const LOCK = shapeOf<TracedRowLock>()({
	...{ mode: MODE, kind: WORD, relation: NAME, isNew: z.boolean() },
}) satisfies z.ZodType<TracedRowLock>;

/** What one traced statement did. */
export const TRACED_ROW = shapeOf<TracedRow>()({
	...{ file: PATH, line: LINE, endLine: LINE, statement: TEXT, transaction: LINE.nullable() },
	...{ locks: listOf(LOCK), held: listOf(LOCK), scans: listOf(NAME) },
	rewrites: listOf(z.strictObject({ relation: NAME, reason: WORD })),
	objects: listOf(z.strictObject({ verb: z.enum(['created', 'changed', 'dropped']), object: NAME })),
	...{ lockTimeout: NAME.nullable(), rowFailure: TEXT.nullable() },
}) satisfies z.ZodType<TracedRow>;

/** How often a rule finds something that was there before, by a code that `code` takes. */
export function olderFindings(code: z.ZodType<OlderFindings['code']>) {
	return shapeOf<OlderFindings>()({ code, count: z.int().nonnegative().max(MOST) });
}
