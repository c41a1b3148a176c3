import type { SchemaObject } from '../../model/objects.ts';
import { findRelation, objectsOf, type Schema } from '../../model/schema.ts';
import { toolTableIn } from '../../project/tool-tables.ts';
import { compareSchemas } from '../compare-schemas.ts';
import { isImplied, isPartOfMissing } from '../compare-specification.ts';
import { arePrintedAlike } from '../snapshots/printed-alike.ts';
import type { LiveDrift } from './live-drift.ts';

/**
 * What depends on a database's life rather than on its migrations: the order of columns, where a relation is kept, what
 * was last clustered or filled, and where an extension's objects were put.
 */
const UNSAID = new Set(['position', 'tablespace', 'inherited', 'populated', 'clustered', 'namespace']);

/** Before PostgreSQL 18 `NOT NULL` had no name and no rules. */
const NAMED_NOT_NULL = new Set([
	...['name of not null', 'not null without inheritance', 'not null for new rows only', 'rules of not null'],
	'comment on not null',
]);

const FIRST_WITH_NAMES = 18;

/** They hold addresses and passwords, of which not even a difference is to be told. */
const SECRET: ReadonlySet<SchemaObject['kind']> = new Set(['subscription', 'user-mapping']);

/** Where a live database and the migrations disagree, object by object; its partitions come and go by themselves. */
export function compareLive(live: Schema, built: Schema): readonly LiveDrift[] {
	const isForeign = foreignNamespaces(live, built);
	const isNamed = Number(live.engineVersion) >= FIRST_WITH_NAMES;
	return compareSchemas(live, built).flatMap((change): readonly LiveDrift[] => {
		const object = change.kind === 'changed' ? change.after : change.object;
		if (SECRET.has(object.kind) || isImplied(object)) return [];
		if (change.kind === 'changed') {
			const attributes = change.attributes.filter(
				({ name, before, after }) =>
					!UNSAID.has(name) && (isNamed || !NAMED_NOT_NULL.has(name)) && !arePrintedAlike(before, after),
			);
			return attributes.length > 0 ? [{ kind: 'differs', object, attributes }] : [];
		}
		const [own, other] = change.kind === 'added' ? [built, live] : [live, built];
		if (isPartOfMissing(object, other) || isPartition(object, own)) return [];
		if (change.kind === 'added') return [{ kind: 'missing', object, attributes: [] }];
		return isForeign(object) || isOfTool(object) ? [] : [{ kind: 'extra', object, attributes: [] }];
	});
}

/** How many partitions the live database has that no migration makes, and the other way round. */
export function countPartitions(
	live: Schema,
	built: Schema,
): { readonly more: number; readonly fewer: number } {
	const beyond = (some: Schema, others: Schema): number =>
		objectsOf(some, 'table').filter(
			({ namespace, name, partitionOf }) =>
				partitionOf &&
				findRelation(others, partitionOf.namespace, partitionOf.name) &&
				!findRelation(others, namespace, name),
		).length;
	return { more: beyond(live, built), fewer: beyond(built, live) };
}

/** A partition, or a part of one: they are made ahead and dropped when they are old, by jobs and not by migrations. */
function isPartition(object: SchemaObject, schema: Schema): boolean {
	if (object.kind === 'table' || object.kind === 'foreign-table') return object.partitionOf !== null;
	if (!('relation' in object)) return false;
	const relation = findRelation(schema, object.namespace, object.relation);
	return relation?.kind === 'table' && relation.partitionOf !== null;
}

/** Tells of an object whether it is in a namespace of an extension's or of the platform's that the migrations put nothing into. */
function foreignNamespaces(live: Schema, built: Schema): (object: SchemaObject) => boolean {
	const own = new Set(objectsOf(live, 'namespace').map(({ name }) => name));
	const used = new Set(built.objects.flatMap((object) => namespaceOf(object) ?? []));
	const given = new Set(
		built.given ? objectsOf(built.given.schema, 'namespace').map(({ name }) => name) : [],
	);
	return (object) => {
		const namespace = object.kind === 'namespace' ? object.name : namespaceOf(object);
		if (namespace === null || namespace === 'public') return false;
		return given.has(namespace) || (!own.has(namespace) && !used.has(namespace));
	};
}

function namespaceOf(object: SchemaObject): string | null {
	return object.kind !== 'extension' && 'namespace' in object ? object.namespace : null;
}

/** What migration tools keep for themselves. */
function isOfTool(object: SchemaObject): boolean {
	const namespace = object.kind === 'namespace' ? object.name : namespaceOf(object);
	const names = namespace === null ? [] : [namespace];
	return toolTableIn('relation' in object ? [...names, object.relation] : [...names, object.name]) !== null;
}
