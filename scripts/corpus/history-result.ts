import type { ErrorCode } from '../../src/errors.ts';
import type { LedgerEntry } from '../../src/project/project.ts';
import type { DumpProof } from '../proof/prove-by-dump.ts';
import type { MeasuredDocument } from './measure-document.ts';

/** What replaying one history gave; seconds from opening the repository to the schema, before any proof. */
export type HistoryResult = ReplayedResult | FailedResult;

/** A history that replayed to its end. */
export interface ReplayedResult {
	readonly kind: 'replayed';
	readonly layout: string;
	readonly files: number;
	readonly statements: number;
	readonly ledger: readonly LedgerEntry[];
	readonly counts: Readonly<Record<string, number>>;
	/** The same with the tables that the migration tool keeps for itself. */
	readonly countsWithOwn: Readonly<Record<string, number>>;
	readonly objects: number;
	/** Objects and settings that are only known by name. */
	readonly others: readonly string[];
	/** Whether the executable schema builds the same model again: what does not, in words. */
	readonly model: readonly string[];
	/** The generated document, and whether its SQL builds the same model again. */
	readonly document: MeasuredDocument;
	/** Whether pg_dump sees the same in what the executable schema builds. */
	readonly dump: DumpProof;
	readonly seconds: number;
	/** The process's largest resident size until the schema was read. */
	readonly megabytes: number;
}

/** A history that ended in an error. */
export interface FailedResult {
	readonly kind: 'failed';
	/** Null for a defect of ours. */
	readonly code: ErrorCode | null;
	readonly message: string;
	readonly seconds: number;
	readonly megabytes: number;
}
