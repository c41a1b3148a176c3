import type { Commented, InNamespace, OnRelation } from './bases.ts';
import type { Column, SequenceOptions, ViewColumn } from './columns.ts';
import type { Constraint } from './constraints.ts';
import type { DefinedObject } from './defined-objects.ts';
import type { ForeignTable } from './foreign-table.ts';

export type {
	Column,
	ColumnStorage,
	IdentitySequence,
	NotNullConstraint,
	SequenceOptions,
	ViewColumn,
} from './columns.ts';
export type {
	CheckConstraint,
	Constraint,
	ExclusionConstraint,
	ForeignKey,
	PrimaryKey,
	ReferentialAction,
	UniqueConstraint,
} from './constraints.ts';

/** A `CREATE SCHEMA`; `public` is listed like any other. */
export interface Namespace extends Commented {
	readonly kind: 'namespace';
	readonly name: string;
}

/** An installed extension and the namespace its objects are in. */
export interface Extension {
	readonly kind: 'extension';
	readonly name: string;
	readonly namespace: string;
	/** Only when it is not the one that the extension brings. */
	readonly comment?: string;
}

/** An enumerated type with its labels in their sort order. */
export interface EnumType extends InNamespace {
	readonly kind: 'enum';
	readonly labels: readonly string[];
}

/** A domain: a base type with a default and rules. */
export interface DomainType extends InNamespace {
	readonly kind: 'domain';
	readonly type: string;
	readonly notNull: boolean;
	readonly default: string | null;
	/** Only when it is not the type's own. */
	readonly collation: string | null;
	readonly checks: readonly {
		readonly name: string;
		readonly definition: string;
		readonly comment?: string;
	}[];
	/** The constraint behind `notNull`, where it has a name of its own or a comment. */
	readonly notNullConstraint?: { readonly name: string; readonly comment: string | null };
}

/** A free-standing composite type. */
export interface CompositeType extends InNamespace {
	readonly kind: 'composite';
	readonly attributes: readonly {
		readonly name: string;
		readonly type: string;
		readonly collation: string | null;
		readonly comment: string | null;
	}[];
}

/** A sequence that is not the inside of an identity column. */
export interface Sequence extends InNamespace {
	readonly kind: 'sequence';
	readonly type: string;
	readonly options: SequenceOptions;
	/** The column that owns it (`serial`, `OWNED BY`). */
	readonly ownedBy: { readonly namespace: string; readonly relation: string; readonly column: string } | null;
	readonly unlogged?: true;
}

/** A table, partitioned or not. */
export interface Table extends InNamespace {
	readonly kind: 'table';
	readonly unlogged: boolean;
	/** The partition key as the engine prints it, such as `RANGE (created_at)`. */
	readonly partitionBy: string | null;
	/** The partitioned table this one is a part of, with its bound as the engine prints it. */
	readonly partitionOf: { readonly namespace: string; readonly name: string; readonly bound: string } | null;
	/** Plain inheritance parents in order, partitions excepted. */
	readonly inherits: readonly { readonly namespace: string; readonly name: string }[];
	readonly rowSecurity: boolean;
	readonly forceRowSecurity: boolean;
	/** Storage parameters, such as `fillfactor=70`, sorted. */
	readonly options: readonly string[];
	/** The composite type that gives the table its columns, as the engine prints it. */
	readonly ofType?: string;
	/** What identifies old rows to subscribers, where it is neither the primary key nor an index that says so itself. */
	readonly replicaIdentity?: 'nothing' | 'full';
	/** Only when it is not the engine's own, `heap`. */
	readonly accessMethod?: string;
	/** Only when it is not the database's own. */
	readonly tablespace?: string;
}

/** An index; those that implement a key or exclusion constraint name it in `constraint`. */
export interface Index extends OnRelation {
	readonly kind: 'index';
	readonly method: string;
	readonly unique: boolean;
	/** The key parts in order as the engine prints them: column names or expressions, without their ordering. */
	readonly keys: readonly string[];
	/** Columns of `INCLUDE`. */
	readonly include: readonly string[];
	readonly predicate: string | null;
	/** As `pg_get_indexdef` prints it. */
	readonly definition: string;
	/** The constraint that this index implements. */
	readonly constraint: string | null;
	/** The index of the partitioned table that this one is attached to. */
	readonly partitionOf: { readonly namespace: string; readonly name: string } | null;
	/** False after a failed `CREATE INDEX CONCURRENTLY` or for `ON ONLY` without all partitions. */
	readonly valid: boolean;
	/** True when `CLUSTER` orders the table's rows by it. */
	readonly clustered?: true;
	/** True when it identifies old rows to subscribers. */
	readonly replicaIdentity?: true;
	/** Statistics targets of keys that are expressions, by their place from 1. */
	readonly statistics?: readonly { readonly key: number; readonly target: number }[];
	/** Only when it is not the database's own. */
	readonly tablespace?: string;
}

interface ViewBase extends InNamespace {
	/** The query as the engine prints it, without a trailing semicolon. */
	readonly definition: string;
	readonly columns: readonly ViewColumn[];
	/** Options such as `security_invoker=true`, sorted. */
	readonly options: readonly string[];
}

/** A view that is computed when it is read. */
export interface View extends ViewBase {
	readonly kind: 'view';
}

/** A view whose rows are stored. */
export interface MaterializedView extends ViewBase {
	readonly kind: 'materialized-view';
	/** False for one that was made `WITH NO DATA`. */
	readonly populated?: false;
	/** Only when it is not the engine's own, `heap`. */
	readonly accessMethod?: string;
	/** Only when it is not the database's own. */
	readonly tablespace?: string;
}

interface RoutineBase extends InNamespace {
	/** As `pg_get_function_identity_arguments` prints it. */
	readonly identityArguments: string;
	/** With names, modes and defaults. */
	readonly arguments: string;
	/** Null for procedures. */
	readonly result: string | null;
	readonly language: string;
	readonly volatility: 'immutable' | 'stable' | 'volatile';
	readonly strict: boolean;
	readonly securityDefiner: boolean;
	/** `SET` clauses such as `search_path=public`. */
	readonly settings: readonly string[];
	/** As `pg_get_functiondef` prints it. */
	readonly definition: string;
}

/** A function with its argument types as part of its identity. */
export interface SqlFunction extends RoutineBase {
	readonly kind: 'function';
}

/** A procedure: it is called and has no result. */
export interface Procedure extends RoutineBase {
	readonly kind: 'procedure';
}

/** A function or procedure. */
export type Routine = SqlFunction | Procedure;

/** A trigger that a user made (never the inside of a foreign key). */
export interface Trigger extends OnRelation {
	readonly kind: 'trigger';
	readonly timing: 'before' | 'after' | 'instead of';
	readonly events: readonly string[];
	readonly level: 'row' | 'statement';
	/** The function as `namespace.name`, without `public`. */
	readonly function: string;
	readonly condition: string | null;
	readonly enabled: 'origin' | 'disabled' | 'replica' | 'always';
	/** As `pg_get_triggerdef` prints it. */
	readonly definition: string;
	/** True for a partition's copy, which is listed only where it has a comment of its own or fires otherwise. */
	readonly inherited?: true;
}

/** A row-level security policy. */
export interface Policy extends OnRelation {
	readonly kind: 'policy';
	readonly permissive: boolean;
	readonly command: 'all' | 'select' | 'insert' | 'update' | 'delete';
	readonly roles: readonly string[];
	readonly using: string | null;
	readonly check: string | null;
}

/** What else, or instead, a statement on a table or view does; the rule that makes a view is the view itself. */
export interface Rule extends OnRelation {
	readonly kind: 'rule';
	readonly enabled: Trigger['enabled'];
	/** As `pg_get_ruledef` prints it. */
	readonly definition: string;
}

/** Everything that a schema is made of, tagged by `kind`. */
export type SchemaObject =
	| Namespace
	| Extension
	| EnumType
	| DomainType
	| CompositeType
	| Sequence
	| Routine
	| Table
	| Column
	| Constraint
	| Index
	| View
	| MaterializedView
	| Trigger
	| Rule
	| Policy
	| ForeignTable
	| DefinedObject;

/** The tag of each kind of object. */
export type ObjectKind = SchemaObject['kind'];

/** The type of the objects with this tag. */
export type ObjectOfKind<K extends ObjectKind> = Extract<SchemaObject, { readonly kind: K }>;
