import { z } from 'zod';
import type { RewriteFile } from '../../../lint/rewrite-forms/rewrite-form.ts';
import type { RewriteStep } from '../../../lint/rule.ts';
import { findRule } from '../../../lint/rule-name.ts';
import type { WrittenRewrite } from '../../../lint/write-rewrite.ts';
import type { LedgerEntry } from '../../../project/project.ts';
import type { ChangedTables } from '../../../report/changed-tables.ts';
import type {
	AttributeDifference,
	DatabaseReport,
	Finding,
	FindingCode,
	FindingLock,
	FindingRewrite,
	Region,
	Report,
	Stopped,
	SuppressedFinding,
} from '../../../report/report.ts';
import { isNamedCode } from '../../../report/words/finding-labels.ts';
import type { DiagramColumn, DiagramLine, DiagramTable } from '../../../specification/diagram/mermaid.ts';
import { LINE, LOCATION, listOf, NAME, PATH, PATH_OR_NONE, shapeOf, TEXT, WORD } from './basics.ts';
import { LOCATED_CHANGE } from './changes.ts';
import { HISTORY } from './history.ts';
import { SQUASH } from './squash.ts';
import { MODE, olderFindings, TRACED_ROW } from './trace.ts';

/** A check of a live database is none of a pull request's. */
const NOT_FOR_PULL_REQUESTS = 'live/';

const CODE = z.custom<FindingCode>(
	(code) =>
		typeof code === 'string' &&
		(isNamedCode(code) || findRule(code) !== null) &&
		!code.startsWith(NOT_FOR_PULL_REQUESTS),
);

const DIFFERENCE = shapeOf<AttributeDifference>()({
	...{ name: NAME, specification: TEXT.nullable(), migrations: TEXT.nullable() },
}) satisfies z.ZodType<AttributeDifference>;

const LOCK = shapeOf<FindingLock>()({
	...{ mode: MODE, relation: NAME },
}) satisfies z.ZodType<FindingLock>;

const STEP = shapeOf<RewriteStep>()({
	...{ sql: TEXT, isAlone: z.boolean(), isLater: z.boolean().exactOptional() },
}) satisfies z.ZodType<RewriteStep>;

const REGION = shapeOf<Region>()({
	...{ line: LINE, column: LINE, endLine: LINE, endColumn: LINE },
}) satisfies z.ZodType<Region>;

const WRITTEN = shapeOf<WrittenRewrite>()({
	files: listOf(shapeOf<RewriteFile>()({ path: PATH.nullable(), text: TEXT })),
	remarks: listOf(TEXT),
}) satisfies z.ZodType<WrittenRewrite>;

const REWRITE = shapeOf<FindingRewrite>()({
	...{ steps: listOf(STEP), region: REGION.nullable() },
	...{ replaced: TEXT.exactOptional(), written: WRITTEN.exactOptional() },
}) satisfies z.ZodType<FindingRewrite>;

const FINDING = shapeOf<Finding>()({
	code: CODE,
	severity: z.enum(['error', 'warning', 'info']),
	...{
		introduced: z.boolean(),
		subject: TEXT,
		message: TEXT,
		detail: TEXT.nullable(),
		hint: TEXT.nullable(),
	},
	...{ differences: listOf(DIFFERENCE), document: LOCATION.nullable(), migration: LOCATION.nullable() },
	...{ locks: listOf(LOCK).exactOptional(), rewrite: REWRITE.exactOptional() },
}) satisfies z.ZodType<Finding>;

const SUPPRESSED = shapeOf<SuppressedFinding>()({
	...{ finding: FINDING, by: z.enum(['comment', 'config', 'baseline']), reason: TEXT },
}) satisfies z.ZodType<SuppressedFinding>;

const LEDGER_ENTRY = shapeOf<LedgerEntry>()({
	kind: z.enum(['assumed', 'skipped', 'not-understood']),
	...{ message: TEXT, file: PATH_OR_NONE, line: LINE.nullable() },
}) satisfies z.ZodType<LedgerEntry>;

const STOPPED = shapeOf<Stopped>()({
	code: WORD,
	...{ message: TEXT, facts: z.record(NAME, TEXT), hint: TEXT.nullable() },
	location: z.strictObject({ file: PATH, line: LINE.nullable() }).nullable(),
}) satisfies z.ZodType<Stopped>;

const MARK = z.enum(['new', 'dropped', 'changed']).exactOptional();

const DIAGRAM_COLUMN = shapeOf<DiagramColumn>()({
	...{ name: NAME, type: TEXT, keys: listOf(z.enum(['PK', 'FK', 'UK'])), mark: MARK },
	uniqueWith: listOf(NAME).exactOptional(),
}) satisfies z.ZodType<DiagramColumn>;

const DIAGRAM_TABLE = shapeOf<DiagramTable>()({
	...{ name: NAME, columns: listOf(DIAGRAM_COLUMN), mark: MARK },
}) satisfies z.ZodType<DiagramTable>;

const DIAGRAM_LINE = shapeOf<DiagramLine>()({
	...{ from: NAME, to: NAME, label: TEXT, required: z.boolean(), unique: z.boolean(), mark: MARK },
}) satisfies z.ZodType<DiagramLine>;

const CHANGED_TABLES = shapeOf<ChangedTables>()({
	...{ tables: listOf(DIAGRAM_TABLE), lines: listOf(DIAGRAM_LINE) },
}) satisfies z.ZodType<ChangedTables>;

const DATABASE = shapeOf<DatabaseReport>()({
	...{ name: NAME, document: PATH, layout: WORD.nullable(), directory: PATH_OR_NONE.nullable() },
	...{ migrationCount: z.int().nonnegative(), addedMigrations: listOf(PATH) },
	...{ changes: listOf(LOCATED_CHANGE), changedTables: CHANGED_TABLES.nullable() },
	...{ findings: listOf(FINDING), healed: listOf(FINDING), ledger: listOf(LEDGER_ENTRY) },
	...{ history: HISTORY.nullable(), documentDiff: TEXT, stopped: STOPPED.nullable() },
	// No pull request's run has seen a live database, or asked the rules alone.
	...{ isOfLive: z.never().exactOptional(), isOfLint: z.never().exactOptional() },
	...{
		trace: listOf(TRACED_ROW).exactOptional(),
		olderFindings: listOf(olderFindings(CODE)).exactOptional(),
	},
	squash: SQUASH.exactOptional(),
	...{ suppressed: listOf(SUPPRESSED).exactOptional(), unjudged: z.never().exactOptional() },
}) satisfies z.ZodType<DatabaseReport>;

/** Each has a comment of its own. */
const MOST_DATABASES = 50;

/** A whole report, with exactly the keys that this version writes. */
export const REPORT = shapeOf<Report>()({
	version: z.literal(1),
	verdict: z.enum(['pass', 'warn', 'fail', 'error']),
	compared: z.boolean(),
	databases: z.array(DATABASE).max(MOST_DATABASES),
}) satisfies z.ZodType<Report>;
