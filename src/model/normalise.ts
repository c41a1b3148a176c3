import { DEFINED_KINDS } from './defined-objects.ts';
import { type Identity, identify, identifyRelation } from './identity.ts';
import type { ObjectKind, SchemaObject } from './objects.ts';
import { type DefaultPrivileges, type Privileges, type SecurityLabel, subjectOf } from './privileges.ts';
import type { OtherObject, Schema } from './schema.ts';

/** The kinds in the order in which every list of objects has them. */
export const KIND_ORDER: readonly ObjectKind[] = [
	'namespace',
	'extension',
	'enum',
	'domain',
	'composite',
	'sequence',
	'function',
	'procedure',
	'table',
	'column',
	'primary-key',
	'unique',
	'foreign-key',
	'check',
	'exclusion',
	'index',
	'view',
	'materialized-view',
	'foreign-table',
	'trigger',
	'rule',
	'policy',
	...DEFINED_KINDS,
];

/** Compares two texts by code unit, for sorting that is the same on every machine. */
export function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

interface SortKey {
	readonly object: SchemaObject;
	readonly kind: number;
	readonly name: string;
	readonly position: number;
}

function sortKey(object: SchemaObject): SortKey {
	const kind = KIND_ORDER.indexOf(object.kind);
	if (object.kind !== 'column') return { object, kind, name: identify(object), position: 0 };
	const table = identifyRelation('table', object.namespace, object.relation);
	return { object, kind, name: table, position: object.position };
}

/** The objects by kind, then by qualified name, columns by table and position. */
export function sortObjects(objects: Iterable<SchemaObject>): readonly SchemaObject[] {
	return Array.from(objects, sortKey)
		.sort((a, b) => a.kind - b.kind || compareText(a.name, b.name) || a.position - b.position)
		.map((key) => key.object);
}

/** A migration file's line endings get into routine bodies and comments, and say nothing about the schema. */
function withPlainLineEndings(object: SchemaObject): SchemaObject {
	const { comment, definition: written } = { comment: null, definition: null, ...object };
	// In a name they are part of the name, wherever it stands.
	const definition = object.name.includes('\r') ? null : written;
	if (!comment?.includes('\r') && !definition?.includes('\r')) return object;
	return {
		...object,
		...(comment === null ? {} : { comment: comment.replaceAll('\r\n', '\n') }),
		...(definition === null ? {} : { definition: definition.replaceAll('\r\n', '\n') }),
	} as SchemaObject;
}

/** The schema in the one order that equality, documents and files rely on. */
export function normaliseSchema(schema: Schema): Schema {
	const objects = sortObjects(schema.objects.map(withPlainLineEndings));
	const dependencies = new Map<Identity, readonly Identity[]>();
	for (const object of objects) {
		const identity = identify(object);
		const needed = schema.dependencies.get(identity);
		if (needed && needed.length > 0) dependencies.set(identity, [...new Set(needed)].sort(compareText));
	}
	const normalised = { ...schema, objects, others: schema.others.toSorted(compareOthers), dependencies };
	return schema.privileges
		? { ...normalised, privileges: normalisePrivileges(schema.privileges) }
		: normalised;
}

function normalisePrivileges({ objects, defaults, labels }: Privileges): Privileges {
	const defaultsKey = ({ role, namespace, objects: kind }: DefaultPrivileges): string =>
		JSON.stringify([role ?? '', namespace ?? '', kind]);
	const labelKey = (label: SecurityLabel): string => JSON.stringify([label.provider, subjectOf(label)]);
	return {
		objects: objects.toSorted((a, b) => compareText(subjectOf(a), subjectOf(b))),
		defaults: defaults.toSorted((a, b) => compareText(defaultsKey(a), defaultsKey(b))),
		labels: labels.toSorted((a, b) => compareText(labelKey(a), labelKey(b))),
	};
}

function compareOthers(a: OtherObject, b: OtherObject): number {
	return compareText(a.type, b.type) || compareText(a.name, b.name);
}

/** True when two values of the model are equal, whatever the order of their properties; lists compare in order. */
export function isSameValue(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const left = Object.entries(a);
	if (left.length !== Object.keys(b).length) return false;
	const right = b as Readonly<Record<string, unknown>>;
	return left.every(([key, value]) => key in right && isSameValue(value, right[key]));
}

/** True when two normalised schemas describe the same database; the order of creation is no part of that. */
export function isSameSchema(a: Schema, b: Schema): boolean {
	return a.dialect === b.dialect && isSameValue(a.objects, b.objects) && isSameValue(a.others, b.others);
}
