import type { Span } from '../sql/statement.ts';

/** A heading at the document's top level (not in a list or quote); its text is as typed, without `#` signs. */
export interface DocumentHeading {
	readonly level: number;
	readonly text: string;
	/** 1-based. */
	readonly line: number;
	/** The whole lines of the heading, line ending included. */
	readonly span: Span;
	/** True for one that stands on a page beside the document. */
	readonly isOnPage?: true;
}

/** A generated block: what stands between its two markers. */
export interface DocumentBlock {
	readonly id: string;
	/** 1-based, of the marker that begins it. */
	readonly line: number;
	/** Both markers' whole lines and everything between them, last line ending included. */
	readonly span: Span;
	/** From the line after the first marker to the start of the second marker's line. */
	readonly content: Span;
}

/**
 * Who says a statement: the tool in a generated block, or people everywhere else; `plan` is the plan block's id. What
 * claims need and nobody in the document says comes from what the migrations have built.
 */
export type StatementOrigin =
	| { readonly kind: 'block'; readonly id: string }
	| { readonly kind: 'built' }
	| { readonly kind: 'claim'; readonly plan?: string };

/** One SQL statement of a fenced code block and where it stands in the document. */
export interface DocumentStatement {
	/** Without the semicolon, the fence's indentation and carriage returns. */
	readonly text: string;
	/** 1-based, of the first token. */
	readonly line: number;
	/** UTF-16 offset of the first token in the document. */
	readonly offset: number;
	readonly origin: StatementOrigin;
}

/** A statement that people have left open, such as `CREATE TABLE users (...)`. */
export interface Placeholder {
	readonly text: string;
	/** 1-based, of the first token. */
	readonly line: number;
	/** UTF-16 offset of the first token in the document. */
	readonly offset: number;
	/** The id of the plan block that it stands in; absent elsewhere. */
	readonly plan?: string;
}

/** A code span in people's words, by its content. */
export interface Mention {
	readonly text: string;
	/** 1-based. */
	readonly line: number;
}

/** A committed specification, taken apart; everything is in document order. */
export interface SpecificationDocument {
	readonly path: string;
	/** The file's text, byte order mark and line endings included. */
	readonly text: string;
	readonly headings: readonly DocumentHeading[];
	readonly blocks: readonly DocumentBlock[];
	readonly statements: readonly DocumentStatement[];
	readonly placeholders: readonly Placeholder[];
	readonly mentions: readonly Mention[];
	/** 1-based line of a code fence or HTML comment that nothing closes before the end of the document; null for none. */
	readonly unfinished: number | null;
	/** The files that it is put together from, with the lines before each; absent for one that is a file of its own. */
	readonly files?: readonly { readonly path: string; readonly linesBefore: number }[];
}
