/** Column state as `relation_state` sends it: number, name, type, not null, identity, generated, default's OID, collation. */
export type ColumnState = readonly [number, string, string, boolean, string, string, number | null, number];

/** Constraint state: OID, name, `pg_constraint.contype`, validated. */
export type ConstraintState = readonly [number, string, string, boolean];

/** Columns and constraints of one table at one moment. */
export interface RelationState {
	readonly relation: number;
	readonly names: readonly [string, string];
	readonly columns: readonly ColumnState[];
	readonly constraints: readonly ConstraintState[];
}

/** One effect as the engine's event triggers report it. */
export interface TraceRecord {
	/** The command tag, such as `ALTER TABLE`; `DROP` for everything that is dropped. */
	readonly tag: string;
	readonly class: string;
	readonly object: number;
	readonly sub: number;
	/** As `pg_identify_object` names kinds, such as `table column`. */
	readonly type: string;
	readonly names?: readonly string[] | null;
	readonly arguments?: readonly string[] | null;
	/** `pg_type.typtype` for types: `e` enum, `d` domain, `c` composite. */
	readonly typtype?: string | null;
	readonly state?: RelationState | null;
}
