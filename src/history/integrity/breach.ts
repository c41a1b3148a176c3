import type { ComparedHistory } from './compared-history.ts';

/** What can be wrong with what a pull request does to a history. */
export type BreachCode =
	| 'history/edited'
	| 'history/comment-edited'
	| 'history/renamed'
	| 'history/deleted'
	| 'history/squashed'
	| 'history/reordered'
	| 'history/version-taken'
	| 'history/out-of-order'
	| 'history/missing-down'
	| 'history/checksum';

/** One thing that a pull request does to a history and should not, or should know of. */
export interface Breach {
	readonly code: BreachCode;
	readonly severity: 'error' | 'warning' | 'info';
	/** One sentence without a full stop. */
	readonly message: string;
	readonly detail: string | null;
	/** Where the head has it; null where it has no place there. */
	readonly place: { readonly file: string; readonly line: number } | null;
	readonly hint: string | null;
}

/** One thing to ask of a pull request's history. */
export type Question = (history: ComparedHistory) => readonly Breach[];
