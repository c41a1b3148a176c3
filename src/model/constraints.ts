import type { OnRelation } from './bases.ts';

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
