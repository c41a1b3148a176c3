import type { Change } from '../compare/change.ts';
import type { PrivilegeChange } from '../compare/compare-privileges.ts';
import type { BreachCode } from '../history/integrity/breach.ts';
import type { HistorySummary } from '../history/summarise-history.ts';
import type { Rewrite } from '../lint/rule.ts';
import type { WrittenRewrite } from '../lint/write-rewrite.ts';
import type { LedgerEntry } from '../project/project.ts';
import type { ChangedTables } from './changed-tables.ts';
import type { SquashReport } from './squash/squash-report.ts';

/** How much a finding matters; only errors and warnings can fail a check. */
export type Severity = 'error' | 'warning' | 'info';

/** A place in a file of the repository; the line is 1-based. */
export interface Location {
	readonly file: string;
	readonly line: number;
	/** Where it reaches over several lines, the last of them. */
	readonly endLine?: number;
}

/** One attribute on which the specification and the migrations disagree, both in the engine's words. */
export interface AttributeDifference {
	readonly name: string;
	readonly specification: string | null;
	readonly migrations: string | null;
}

/** The kinds of finding that no rule has; the part before the slash groups them. */
export type NamedCode =
	| 'drift/undocumented'
	| 'drift/removed'
	| 'drift/differs'
	| 'drift/planned'
	| 'drift/broken-claim'
	| 'drift/undefined'
	| 'drift/graduated'
	| 'drift/left-open'
	| 'drift/said-twice'
	| 'drift/stale-reference'
	| 'specification/missing'
	| 'specification/outdated'
	| 'specification/unproven'
	| 'specification/large'
	| 'snapshot/lacks'
	| 'snapshot/extra'
	| 'snapshot/differs'
	| 'live/missing'
	| 'live/extra'
	| 'live/differs'
	| 'replay/assumed'
	| 'replay/not-understood'
	| 'history/total'
	| 'history/pull-request'
	| 'history/altered-again'
	| 'history/churn'
	| 'history/unplanned'
	| 'history/rollback'
	| BreachCode
	| 'lint/unused-suppression'
	| 'lint/suppression-without-reason';

/** The kinds of finding: those of rules have the code `lint/` and the id of the rule. */
export type FindingCode = NamedCode | `lint/${string}`;

/** A lock that a statement takes on something that others use: `ACCESS EXCLUSIVE`, and the relation's name. */
export interface FindingLock {
	readonly mode: string;
	readonly relation: string;
}

/** Something that a check reports. Plain text throughout: formats escape it for where it goes. */
export interface Finding {
	readonly code: FindingCode;
	readonly severity: Severity;
	/** True when this pull request brings it, false when the merge base had it already. */
	readonly introduced: boolean;
	/** What it is about, such as `column users.phone`; empty when it is about the whole. */
	readonly subject: string;
	/** One sentence that says what is so. */
	readonly message: string;
	/** Engine's words, placeholders, longer text. */
	readonly detail: string | null;
	readonly differences: readonly AttributeDifference[];
	/** Where the specification says it. */
	readonly document: Location | null;
	/** Where the migrations do it. */
	readonly migration: Location | null;
	/** What to do, as a sentence. */
	readonly hint: string | null;
	/** Of a rule: the locks that the statement takes; absent where there are none. */
	readonly locks?: readonly FindingLock[];
	/** Of a rule: what to write in place of the statement, proven; absent where only people can say. */
	readonly rewrite?: FindingRewrite;
}

/** Statements that stand in for another one. */
export interface FindingRewrite {
	readonly steps: Rewrite;
	/** The statement that they replace; null where it does not stand in its file as it runs. */
	readonly region: Region | null;
	/** The statement's own text, where the steps can be put in its place and nothing else has to change; absent elsewhere. */
	readonly replaced?: string;
	/** The migration with all of its rewrites as files of its tool; absent where it is told elsewhere, or all stands in place. */
	readonly written?: WrittenRewrite;
}

/** A part of a file: 1-based lines and columns in UTF-16 units, the end column not included. */
export interface Region {
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
}

/** A finding that somebody has silenced. */
export interface SuppressedFinding {
	readonly finding: Finding;
	/** A comment in the migration, the config's `ignore`, or the baseline. */
	readonly by: 'comment' | 'config' | 'baseline';
	readonly reason: string;
}

/** What stopped the check of one database. */
export interface Stopped {
	readonly code: string;
	readonly message: string;
	readonly location: { readonly file: string; readonly line: number | null } | null;
	readonly facts: Readonly<Record<string, string>>;
	readonly hint: string | null;
}

/** A schema change with where the migrations make it. */
export interface LocatedChange {
	readonly change: Change | PrivilegeChange;
	/** Null where it is not known: the engine does not tell what rights a statement changes. */
	readonly migration: Location | null;
}

/** A lock that a statement took: the mode as PostgreSQL's manual writes it, and on what. */
export interface TracedRowLock {
	readonly mode: string;
	readonly kind: string;
	readonly relation: string;
	/** True for what this pull request itself made. */
	readonly isNew: boolean;
}

/** What one statement of the judged migrations did to a database whose tables have rows. */
export interface TracedRow {
	readonly file: string;
	readonly line: number;
	readonly endLine: number;
	/** Its beginning, on one line. */
	readonly statement: string;
	/** The same number for those that ran in one transaction, from 1; null for one that runs in none. */
	readonly transaction: number | null;
	/** Taken by it, and held from statements before it. */
	readonly locks: readonly TracedRowLock[];
	readonly held: readonly TracedRowLock[];
	readonly rewrites: readonly { readonly relation: string; readonly reason: string }[];
	/** Tables that were read from end to end. */
	readonly scans: readonly string[];
	readonly objects: readonly {
		readonly verb: 'created' | 'changed' | 'dropped';
		readonly object: string;
	}[];
	/** As PostgreSQL prints it; null for none. */
	readonly lockTimeout: string | null;
	/** What the engine said where it fails on tables that have rows. */
	readonly rowFailure: string | null;
}

/** How often a rule finds something in what this pull request leaves as it was. */
export interface OlderFindings {
	readonly code: FindingCode;
	readonly count: number;
}

/** Everything that the check of one database found. */
export interface DatabaseReport {
	/** The config entry's name, or the project's. */
	readonly name: string;
	/** Path of the specification. */
	readonly document: string;
	readonly layout: string | null;
	readonly directory: string | null;
	readonly migrationCount: number;
	/** Paths of the migrations that the merge base does not have. */
	readonly addedMigrations: readonly string[];
	/** What the added migrations do to the schema, merge base → head. */
	readonly changes: readonly LocatedChange[];
	/** What to draw of them; null where they touch no table, or too many for a picture. */
	readonly changedTables: ChangedTables | null;
	readonly findings: readonly Finding[];
	/** Drift that the merge base had and this head has not: the subjects' sentences. */
	readonly healed: readonly Finding[];
	readonly ledger: readonly LedgerEntry[];
	/** How healthy the history is; null where it could not be replayed, or was not what is judged. */
	readonly history: HistorySummary | null;
	/** Unified diff from the committed document to the regenerated one; empty when equal. */
	readonly documentDiff: string;
	/** The added migrations as one; only where they are more than the budget has room for and could be folded. */
	readonly squash?: SquashReport;
	/** True where the migrations were held against a live database and not against the specification; absent otherwise. */
	readonly isOfLive?: true;
	/** True where only rules were asked about single migrations; absent otherwise. */
	readonly isOfLint?: true;
	/** What each judged statement did; absent where none was judged. */
	readonly trace?: readonly TracedRow[];
	/** What rules find in the schema that was there before; absent where they find nothing. */
	readonly olderFindings?: readonly OlderFindings[];
	/** What rules found and somebody has silenced; absent where there is none. */
	readonly suppressed?: readonly SuppressedFinding[];
	/** What stopped the judging of single migrations while the others went on; absent where nothing did. */
	readonly unjudged?: readonly Stopped[];
	readonly stopped: Stopped | null;
}

/** What the check comes to: nothing to say, warnings, findings that fail it, or something that stopped it. */
export type Verdict = 'pass' | 'warn' | 'fail' | 'error';

/** A whole check as data: what every format and publisher reads. */
export interface Report {
	readonly version: 1;
	readonly verdict: Verdict;
	/** True when there was a merge base to judge against. */
	readonly compared: boolean;
	readonly databases: readonly DatabaseReport[];
}
