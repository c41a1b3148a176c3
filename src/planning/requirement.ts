/** Where a requirement stands: a path relative to the repository root and a 1-based line. */
export interface Place {
	readonly file: string;
	readonly line: number;
}

/** Something that the database shall keep, as the requirements call it. */
export interface EntityRequirement {
	readonly kind: 'entity';
	readonly name: string;
	/** What is said about it; null for nothing. */
	readonly words: string | null;
	/** True where its columns are laid down to the last one, as in DBML. */
	readonly exact: boolean;
	readonly place: Place;
}

/** One thing that is kept about an entity. */
export interface FieldRequirement {
	readonly kind: 'field';
	readonly entity: string;
	readonly name: string;
	/** As typed; null where nothing is said. */
	readonly type: string | null;
	/** Null where nothing is said. */
	readonly required: boolean | null;
	readonly unique: boolean;
	/** What no two of the same have it in common within, such as a project; null for nothing. */
	readonly within: string | null;
	readonly primary: boolean;
	readonly increment: boolean;
	/** A number, a word or an expression as typed; null for none. */
	readonly default: string | null;
	/** The entity that it leads to, with the column behind a dot where one is named. */
	readonly references: string | null;
	/** What is to happen to it when what it leads to is deleted, as SQL says it; null where nothing is said. */
	readonly onDelete: string | null;
	/** The values that it can have; empty where they are not listed. */
	readonly values: readonly string[];
	/** Characters. */
	readonly longest: number | null;
	readonly least: number | null;
	readonly most: number | null;
	readonly words: string | null;
	/** The entity under whose heading a sentence says it; null for none. */
	readonly under: string | null;
	readonly place: Place;
}

/** How two entities belong together; `one-to-many` reads from the first to the second. */
export interface RelationshipRequirement {
	readonly kind: 'relationship';
	readonly from: string;
	readonly to: string;
	readonly cardinality: 'one-to-many' | 'many-to-many' | 'one-to-one' | 'hierarchical';
	/** Whether every one of the second needs one of the first; null where nothing is said. */
	readonly required: boolean | null;
	/** What the first one is to the second, such as `author`; null for nothing but itself. */
	readonly role: string | null;
	/** The columns of the second and of the first, where they are named. */
	readonly columns: { readonly from: readonly string[]; readonly to: readonly string[] } | null;
	readonly onDelete: string | null;
	/** False where both have to be named elsewhere; they are named here if it is left out. */
	readonly bringsAlong?: false;
	/** The sentence or line. */
	readonly words: string;
	readonly place: Place;
}

/** Columns that identify a row of an entity together, or that it is looked up by. */
export interface KeyRequirement {
	readonly kind: 'key';
	readonly entity: string;
	readonly fields: readonly string[];
	readonly unique: boolean;
	/** The entity under whose heading a sentence says it; null for none. */
	readonly under: string | null;
	/** The state, such as `active`, in which alone it holds; it always holds if it is left out. */
	readonly state?: string;
	readonly place: Place;
}

/** A list of values that fields can have, under a name. */
export interface ValuesRequirement {
	readonly kind: 'values';
	readonly name: string;
	readonly values: readonly string[];
	readonly place: Place;
}

/** SQL that the requirements bring along. */
export interface StatementRequirement {
	readonly kind: 'statement';
	readonly sql: string;
	readonly place: Place;
}

/** A column that the requirements' own SQL uses of a table that it does not make. */
export interface UsedColumnRequirement {
	readonly kind: 'used-column';
	readonly table: string;
	readonly column: string;
	readonly place: Place;
}

/** The topics that decide about more than one table. */
export type Topic =
	| 'tenancy'
	| 'row-security'
	| 'audit'
	| 'privacy'
	| 'health'
	| 'cards'
	| 'encryption'
	| 'soft-delete'
	| 'search'
	| 'real-time';

/** A word that asks for something throughout the database. */
export interface TopicRequirement {
	readonly kind: 'topic';
	readonly topic: Topic;
	/** The sentence that it stands in. */
	readonly words: string;
	readonly place: Place;
}

/** How long something has to be kept. */
export interface RetentionRequirement {
	readonly kind: 'retention';
	/** The sentence says what: its nouns are matched with the entities. */
	readonly words: string;
	readonly amount: number;
	readonly unit: 'day' | 'week' | 'month' | 'year';
	readonly place: Place;
}

/** A line on scale, performance, a process or a rule that no table follows from by itself. */
export interface RemarkRequirement {
	readonly kind: 'remark';
	readonly about: 'scale' | 'performance' | 'process' | 'rule';
	readonly words: string;
	readonly place: Place;
}

/** One thing that the requirements say, with where they say it. */
export type Requirement =
	| EntityRequirement
	| FieldRequirement
	| RelationshipRequirement
	| KeyRequirement
	| ValuesRequirement
	| StatementRequirement
	| UsedColumnRequirement
	| TopicRequirement
	| RetentionRequirement
	| RemarkRequirement;

/** A field of which nothing but its name is said. */
export function plainField(entity: string, name: string, place: Place): FieldRequirement {
	return {
		kind: 'field',
		entity,
		name,
		type: null,
		required: null,
		unique: false,
		within: null,
		primary: false,
		increment: false,
		default: null,
		references: null,
		onDelete: null,
		values: [],
		longest: null,
		least: null,
		most: null,
		words: null,
		under: null,
		place,
	};
}
