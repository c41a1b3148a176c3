import type { RelationName } from '../../model/schema.ts';
import type { Facts, ProjectWords } from '../facts.ts';

/** What an anticipation is made from; the rest of the facts is not there yet when its SQL is tried out. */
export type AnticipationFacts = Pick<Facts, 'schema' | 'rows' | 'classify'> & {
	readonly project: Pick<ProjectWords, 'focus'>;
};

/** What one table could have that it has not. */
export interface Proposal {
	readonly table: RelationName;
	/** What is missing there, as Markdown. */
	readonly missing: string;
	/** Without semicolons; they run one after the other, or the proposal is not made. */
	readonly statements: readonly string[];
}

/** Something that this schema, or one about such things, mostly has and some tables have not. */
export interface Anticipation {
	/** What `dismiss` calls it, such as `soft-delete`. */
	readonly name: string;
	/** Null where there is nothing to propose. */
	find(facts: AnticipationFacts): {
		/** Why it is worth a thought, as Markdown sentences without the names of tables. */
		readonly reason: string;
		/** By table, in the schema's order. */
		readonly proposals: readonly Proposal[];
	} | null;
}
