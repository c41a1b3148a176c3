/** What every object of a schema has: the comment that `COMMENT ON` gave it. */
interface Commented {
	readonly comment: string | null;
}

/** An object that lives in a namespace under its own name. */
interface InNamespace extends Commented {
	readonly namespace: string;
	readonly name: string;
}

/** An object that belongs to one relation of the same namespace. */
interface OnRelation extends InNamespace {
	readonly relation: string;
}

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
	readonly checks: readonly { readonly name: string; readonly definition: string }[];
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

/** The numbers of a sequence, as decimal text because they may exceed 2^53. */
export interface SequenceOptions {
	readonly start: string;
	readonly increment: string;
	readonly minimum: string;
	readonly maximum: string;
	readonly cache: string;
	readonly cycle: boolean;
}

/** A sequence that is not the inside of an identity column. */
export interface Sequence extends InNamespace {
	readonly kind: 'sequence';
	readonly type: string;
	readonly options: SequenceOptions;
	/** The column that owns it (`serial`, `OWNED BY`). */
	readonly ownedBy: { readonly namespace: string; readonly relation: string; readonly column: string } | null;
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
}

/** A column of a table. */
export interface Column extends OnRelation {
	readonly kind: 'column';
	/** 1-based place among the live columns. */
	readonly position: number;
	readonly type: string;
	readonly notNull: boolean;
	/** The default expression; null for generated columns. */
	readonly default: string | null;
	readonly identity: {
		readonly generation: 'always' | 'by default';
		readonly options: SequenceOptions;
	} | null;
	readonly generated: { readonly expression: string; readonly stored: boolean } | null;
	/** Only when it is not the type's own. */
	readonly collation: string | null;
	/** True when it comes from a parent only and is not declared on this table itself. */
	readonly inherited: boolean;
}

interface ConstraintBase extends OnRelation {
	/** As `pg_get_constraintdef` prints it. */
	readonly definition: string;
	/** True when it comes from a parent only (partition or inheritance). */
	readonly inherited: boolean;
}

interface KeyConstraint extends ConstraintBase {
	readonly columns: readonly string[];
}

/** The primary key of a table; its columns in key order. */
export interface PrimaryKey extends KeyConstraint {
	readonly kind: 'primary-key';
}

/** A unique constraint; a unique index without one is an `Index`. */
export interface UniqueConstraint extends KeyConstraint {
	readonly kind: 'unique';
}

/** What happens to the referencing rows. */
export type ReferentialAction = 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default';

/** A foreign key and what it points at. */
export interface ForeignKey extends KeyConstraint {
	readonly kind: 'foreign-key';
	readonly references: {
		readonly namespace: string;
		readonly relation: string;
		readonly columns: readonly string[];
	};
	readonly onDelete: ReferentialAction;
	readonly onUpdate: ReferentialAction;
	readonly validated: boolean;
}

/** A rule that each row satisfies; `NOT NULL` is on the column instead. */
export interface CheckConstraint extends KeyConstraint {
	readonly kind: 'check';
	/** The condition without `CHECK (…)`. */
	readonly expression: string;
	readonly validated: boolean;
}

/** An `EXCLUDE` constraint; its columns where the elements are plain columns. */
export interface ExclusionConstraint extends KeyConstraint {
	readonly kind: 'exclusion';
}

/** Every kind of constraint on a table. */
export type Constraint = PrimaryKey | UniqueConstraint | ForeignKey | CheckConstraint | ExclusionConstraint;

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
}

interface ViewBase extends InNamespace {
	/** The query as the engine prints it, without a trailing semicolon. */
	readonly definition: string;
	readonly columns: readonly {
		readonly name: string;
		readonly type: string;
		readonly comment: string | null;
	}[];
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
	| Policy;

/** The tag of each kind of object. */
export type ObjectKind = SchemaObject['kind'];

/** The type of the objects with this tag. */
export type ObjectOfKind<K extends ObjectKind> = Extract<SchemaObject, { readonly kind: K }>;
