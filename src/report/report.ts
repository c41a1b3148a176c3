import type { Change } from '../compare/change.ts';
import type { PrivilegeChange } from '../compare/compare-privileges.ts';
import type { LedgerEntry } from '../project/project.ts';
import type { ChangedTables } from './changed-tables.ts';
import type { SquashReport } from './squash/squash-report.ts';

/** How much a finding matters; only errors and warnings can fail a check. */
export type Severity = 'error' | 'warning' | 'info';

/** A place in a file of the repository; the line is 1-based. */
export interface Location {
	readonly file: string;
	readonly line: number;
}

/** One attribute on which the specification and the migrations disagree, both in the engine's words. */
export interface AttributeDifference {
	readonly name: string;
	readonly specification: string | null;
	readonly migrations: string | null;
}

/** The kinds of finding; the part before the slash groups them. */
export type FindingCode =
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
	| 'history/rollback';

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
	/** Unified diff from the committed document to the regenerated one; empty when equal. */
	readonly documentDiff: string;
	/** The added migrations as one; only where they are more than the budget has room for and could be folded. */
	readonly squash?: SquashReport;
	/** True where the migrations were held against a live database and not against the specification; absent otherwise. */
	readonly isOfLive?: true;
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
