import type { SchemaObject } from '../model/objects.ts';

/** One attribute of an object that is not what it was; values as the model has them, JSON-serialisable. */
export interface AttributeChange {
	readonly name: string;
	readonly before: unknown;
	readonly after: unknown;
}

/** A difference between two schemas. */
export type Change =
	| { readonly kind: 'added'; readonly object: SchemaObject }
	| { readonly kind: 'removed'; readonly object: SchemaObject }
	| {
			readonly kind: 'changed';
			readonly before: SchemaObject;
			readonly after: SchemaObject;
			readonly attributes: readonly AttributeChange[];
	  };
