/** What a comment asks for in the words of one tool. */
export interface Directive {
	/** `header` is for all of a file where it stands above everything and a blank line follows, else for a statement. */
	readonly scope: 'statement' | 'file' | 'header';
	/** What it names, as it is written. */
	readonly names: readonly string[];
	/** The ids of the rules that it means; empty where none of the names is one. */
	readonly rules: readonly string[];
	/** Empty where none is given. */
	readonly reason: string;
	/** False for another tool's: that asks for no reason, and says itself what is no longer needed. */
	readonly isOwn: boolean;
}

/** Reads a comment's text, its marks taken off and blanks made single; null where it is no directive of that tool. */
export type ReadDirective = (text: string) => Directive | null;
