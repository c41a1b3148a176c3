import type { SchemaObject } from '../../model/objects.ts';
import type { Schema } from '../../model/schema.ts';
import { toolTableIn } from '../../project/tool-tables.ts';
import { alignNames } from '../align-names.ts';
import { compareSchemas } from '../compare-schemas.ts';
import { isImplied, isPartOfMissing } from '../compare-specification.ts';
import { arePrintedAlike } from './printed-alike.ts';
import type { SnapshotDrift } from './snapshot-drift.ts';

/**
 * What a dump does not keep or an older server does not tell: comments are optional in it, columns come in the order in
 * which one database got them, and before PostgreSQL 18 `NOT NULL` had no name.
 */
const UNSAID = new Set([
	...['position', 'tablespace', 'inherited', 'populated', 'clustered', 'namespace'],
	...['name of not null', 'not null without inheritance', 'not null for new rows only', 'rules of not null'],
]);

/** Where a dump and the migrations disagree, object by object. */
export function compareSqlSnapshot(snapshot: Schema, built: Schema): readonly SnapshotDrift[] {
	const dumped = alignNames(snapshot, built);
	const drifts: SnapshotDrift[] = [];
	for (const change of compareSchemas(dumped, built)) {
		if (change.kind === 'changed') {
			if (isImplied(change.after)) continue;
			const attributes = change.attributes.filter(
				({ name, before, after }) =>
					!UNSAID.has(name) && !name.includes('comment') && !arePrintedAlike(before, after),
			);
			if (attributes.length > 0)
				drifts.push({ kind: 'differs', object: change.after, attributes, place: null });
			continue;
		}
		const { object } = change;
		const other = change.kind === 'added' ? dumped : built;
		if (isImplied(object) || isPartOfMissing(object, other) || isOptional(object)) continue;
		if (change.kind === 'removed' && isOfTool(object)) continue;
		drifts.push({
			kind: change.kind === 'added' ? 'lacks' : 'extra',
			object,
			attributes: [],
			place: null,
		});
	}
	return drifts;
}

/** A migration tool's own tables are dumped with the others. */
function isOfTool(object: SchemaObject): boolean {
	const names = 'namespace' in object && object.namespace !== null ? [object.namespace] : [];
	return toolTableIn('relation' in object ? [...names, object.relation] : [...names, object.name]) !== null;
}

/** What stands in a dump or not by the options that it was made with. */
function isOptional({ kind }: SchemaObject): boolean {
	return kind === 'publication' || kind === 'subscription' || kind === 'event-trigger';
}
