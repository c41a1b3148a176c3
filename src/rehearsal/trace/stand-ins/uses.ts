import type { CreatedSort } from './created.ts';
import type { TypeHint } from './expression-type.ts';

/** A relation as a statement names it, and what it was called before the statements renamed it. */
export interface UsedRelation {
	readonly namespace: string | null;
	readonly name: string;
	/** The name that it had at first. */
	readonly origin: string;
}

/** What a statement takes a relation for; null where it would take any. */
export type UsedAs =
	| 'view'
	| 'materialized-view'
	| 'sequence'
	| 'index'
	| 'composite'
	| 'foreign-table'
	| null;

/** A column that a statement names. */
export interface UsedColumn {
	/** The relation, or those of which it may be one's. */
	readonly relations: readonly UsedRelation[];
	/** As it is named here, and as it was called at first. */
	readonly name: string;
	readonly origin: string;
}

/** What one statement expects to be there. */
export interface Uses {
	readonly relations: readonly UsedRelation[];
	readonly columns: readonly UsedColumn[];
	/** The namespaces that a bare name is looked for in. */
	readonly searchPath: readonly string[];
}

/** A partition as a statement speaks of it. */
export interface PartitionFacts {
	/** `RANGE`, `LIST` or `HASH`. */
	readonly strategy: string;
	/** The types that the bounds have. */
	readonly types: readonly string[];
}

/** What all statements together say of a column; each fact is of the column as it was before them. */
export interface ColumnFacts {
	readonly hints: TypeHint[];
	/** The type that it gets, and whether the statement says how. */
	retyped: { readonly type: string; readonly isConverted: boolean } | null;
	isNotNull: boolean;
	hasDefault: boolean;
	identity: 'ALWAYS' | 'BY DEFAULT' | null;
	isGenerated: boolean;
	/** True where a statement names it as this relation's and no other's. */
	isSure: boolean;
	/** True once a statement adds it: what comes later says nothing about before. */
	isAdded: boolean;
}

/** What all statements together say of a relation. */
export interface RelationFacts {
	usedAs: UsedAs;
	/** Set where a statement creates it, with the columns that it gets. */
	isCreated: boolean;
	readonly columns: Map<string, ColumnFacts>;
	/** Set where a statement gives it a primary key of its own. */
	getsPrimaryKey: boolean;
	/** Set where rows are written into it without naming columns: what is known of each value. */
	values: readonly (TypeHint | null)[];
	partition: PartitionFacts | null;
	/** A relation whose columns it shares, by its first name: a parent, or the whole that it becomes a part of. */
	like: UsedRelation | null;
}

/** All that statements say of what they expect, by a relation's first name; namespaces are told apart later. */
export interface Facts {
	/** Takes down that the statement at this place makes something of that name. */
	noteCreated(sort: CreatedSort, name: string, place: number): void;
	/** Whether a statement before this place makes it: where it is not there, that one has failed. */
	isCreatedBefore(sort: CreatedSort, name: string, place: number): boolean;
	relation(origin: string): RelationFacts;
	column(origin: string, column: string): ColumnFacts;
}

/** Facts that nothing is known of yet. */
export function newFacts(): Facts {
	const relations = new Map<string, RelationFacts>();
	const relation = (origin: string): RelationFacts => {
		const known = relations.get(origin);
		if (known) return known;
		const made: RelationFacts = {
			usedAs: null,
			isCreated: false,
			columns: new Map(),
			getsPrimaryKey: false,
			values: [],
			partition: null,
			like: null,
		};
		relations.set(origin, made);
		return made;
	};
	const column = (origin: string, name: string): ColumnFacts => {
		const { columns } = relation(origin);
		const known = columns.get(name);
		if (known) return known;
		const made: ColumnFacts = {
			hints: [],
			retyped: null,
			isNotNull: false,
			hasDefault: false,
			identity: null,
			isGenerated: false,
			isSure: false,
			isAdded: false,
		};
		columns.set(name, made);
		return made;
	};
	const created = new Map<string, number>();
	return {
		relation,
		column,
		noteCreated(sort, name, place) {
			const key = `${sort} ${name}`;
			if (!created.has(key)) created.set(key, place);
		},
		isCreatedBefore: (sort, name, place) => (created.get(`${sort} ${name}`) ?? place) < place,
	};
}
