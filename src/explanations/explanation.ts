/** What one code means; all of it Markdown of our own, without anything that comes from a repository. */
export interface Explanation {
	/** What is so when a check says this. */
	readonly meaning: string;
	/** What goes wrong where nobody cares. */
	readonly why: string;
	/** What to do, one sentence or two for each way, the usual one first. */
	readonly waysOut: readonly [string, ...string[]];
	/** A case of it, as it stands in files or in the log. */
	readonly example: Example;
}

/** A short text to look at, and the language of its code fence. */
export interface Example {
	readonly language: 'sql' | 'text' | 'yaml' | 'md';
	readonly text: string;
}
