/** A half-open range of UTF-16 offsets in one file's text. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** One SQL command, without its terminating semicolon, and where it stands in its file. */
export interface Statement {
	readonly text: string;
	readonly span: Span;
	/** The rows that follow a `COPY … FROM stdin;`, without the line `\.` that ends them. */
	readonly copyData?: string;
	/** What the migration tool filled in, where the text is not what stands in the file; spans are the file's. */
	readonly filledIn?: readonly { readonly span: Span; readonly text: string }[];
}

/** A place for people and editors: both numbers are 1-based; the column counts UTF-16 units. */
export interface Position {
	readonly line: number;
	readonly column: number;
}
