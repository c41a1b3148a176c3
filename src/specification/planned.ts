import type { SchemaObject } from '../model/objects.ts';

/** An object that the document's people have written down and that no migration builds yet. */
export interface PlannedObject {
	readonly object: SchemaObject;
	/** The heading under which it is written, as typed; null where it stands before the first one. */
	readonly heading: string | null;
}
