import type { SchemaObject } from '../../model/objects.ts';
import type { AttributeChange } from '../change.ts';

/** A disagreement between a live database and what the migrations build. */
export interface LiveDrift {
	/** The live database lacks what the migrations build, has what they do not, or has it otherwise. */
	readonly kind: 'missing' | 'extra' | 'differs';
	readonly object: SchemaObject;
	/** `before` is the live database's value, `after` the migrations'. */
	readonly attributes: readonly AttributeChange[];
}
