/** One thing that holds of a subject: `is present` with what it is when it does not hold. */
export interface Fact {
	readonly kind: 'fact';
	/** Markdown, such as a column's name. */
	readonly subject: string;
	/** The column that it is about; null for an expression over several. */
	readonly column: string | null;
	readonly holds: string;
	/** Null where there is no short word for the opposite. */
	readonly fails: string | null;
}

/** Something that is only a whole sentence: `exactly one of … is present`. */
export interface Saying {
	readonly kind: 'saying';
	readonly words: string;
}

/** A condition as statements that hold together or of which one holds. */
export type Statement =
	| Fact
	| Saying
	| { readonly kind: 'all' | 'any'; readonly parts: readonly Statement[] };

/** Statements joined, those that are joined alike already taken apart. */
export function join(kind: 'all' | 'any', parts: readonly Statement[]): Statement {
	const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
	return flat.length === 1 ? flat[0]! : { kind, parts: flat };
}

/** What is true when the statement is not; null where there are no words for it. */
export function negate(statement: Statement): Statement | null {
	switch (statement.kind) {
		case 'saying':
			return null;
		case 'fact': {
			const { holds, fails } = statement;
			return fails === null ? null : { ...statement, holds: fails, fails: holds };
		}
		case 'all':
		case 'any': {
			const parts = statement.parts.map(negate);
			if (!parts.every((part) => part !== null)) return null;
			return join(statement.kind === 'all' ? 'any' : 'all', parts);
		}
	}
}
