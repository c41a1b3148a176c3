/** What every object of a schema has: the comment that `COMMENT ON` gave it. */
export interface Commented {
	readonly comment: string | null;
}

/** An object that lives in a namespace under its own name. */
export interface InNamespace extends Commented {
	readonly namespace: string;
	readonly name: string;
}

/** An object that belongs to one relation of the same namespace. */
export interface OnRelation extends InNamespace {
	readonly relation: string;
}
