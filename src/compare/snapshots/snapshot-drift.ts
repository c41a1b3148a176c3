import { identify } from '../../model/identity.ts';
import type { SchemaObject } from '../../model/objects.ts';
import type { AttributeChange } from '../change.ts';

/** A disagreement between the repository's own snapshot of the schema and what the migrations build. */
export interface SnapshotDrift {
	/** The snapshot lacks what the migrations build, has what they do not, or says it otherwise. */
	readonly kind: 'lacks' | 'extra' | 'differs';
	/** What it is about; of an object that only a Prisma schema has no more than its names. */
	readonly object: SchemaObject;
	/** `before` is the snapshot's value, `after` the migrations'. */
	readonly attributes: readonly AttributeChange[];
	/** Where the snapshot says it, as far as its reader knows by itself. */
	readonly place: { readonly file: string; readonly line: number } | null;
}

/** What makes two such drifts the same fact at two commits: never a line. */
export function snapshotDriftKey({ kind, object, attributes }: SnapshotDrift): string {
	return JSON.stringify([kind, identify(object), attributes]);
}
