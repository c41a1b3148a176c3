import type { WrittenText } from './element.ts';

/** How SQL is cut into the commands that are sent, where it is not at its semicolons. */
export interface Delimiting {
	/** As a regular expression, which Liquibase takes it for; null for the semicolon. */
	readonly endDelimiter: string | null;
	/** The databases it is for, such as `postgresql, !h2`; null for all. */
	readonly dbms: string | null;
}

/** One thing that a changeset does. */
export type Change = { readonly offset: number } & (
	| ({ readonly kind: 'sql'; readonly texts: readonly WrittenText[] } & Delimiting)
	| ({ readonly kind: 'sql-file'; readonly path: string; readonly isRelative: boolean } & Delimiting)
	| { readonly kind: 'other'; readonly name: string }
);

/** What Liquibase runs as one and records by author and identifier. */
export interface ChangeSet {
	readonly kind: 'changeset';
	readonly offset: number;
	readonly author: string;
	readonly id: string;
	/** By their names in lower case: `dbms`, `context`, `runintransaction` … */
	readonly attributes: ReadonlyMap<string, string>;
	readonly hasPreconditions: boolean;
	readonly changes: readonly Change[];
}

/** One entry of a changelog. */
export type Entry =
	| ChangeSet
	| {
			readonly kind: 'include';
			readonly offset: number;
			readonly path: string;
			readonly isRelative: boolean;
			readonly isOptional: boolean;
	  }
	| {
			readonly kind: 'include-all';
			readonly offset: number;
			readonly path: string;
			readonly isRelative: boolean;
			readonly isOptional: boolean;
			/** What the names of its files end in; empty for any. */
			readonly ending: string;
			/** Whether a program chooses or orders the files. */
			readonly isProgrammed: boolean;
	  }
	| {
			readonly kind: 'property';
			readonly offset: number;
			readonly name: string;
			readonly value: string;
			readonly dbms: string | null;
	  }
	| {
			readonly kind: 'property-file';
			readonly offset: number;
			readonly path: string;
			readonly isRelative: boolean;
	  };

/** A changelog's file and what it says, in its order. */
export interface ChangeLog {
	readonly path: string;
	readonly text: string;
	readonly entries: readonly Entry[];
}
