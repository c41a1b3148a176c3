import type { Replacement } from '../../../sql/fill-in.ts';
import type { Span } from '../../../sql/statement.ts';

/** A text as it stands in its file: what the file says there once the notation's own marks are replaced. */
export interface WrittenText {
	readonly span: Span;
	/** Sorted, within the span. */
	readonly replacements: readonly Replacement[];
}

/** One element of a changelog, whichever notation it is written in. */
export interface Element {
	readonly name: string;
	/** Where it begins in its file. */
	readonly offset: number;
	/** By their names in lower case. */
	readonly attributes: ReadonlyMap<string, string>;
	readonly text: WrittenText | null;
	readonly children: readonly Element[];
}
