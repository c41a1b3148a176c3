import type { Index, MaterializedView, ObjectKind, SchemaObject, Table, View } from './objects.ts';
import { objectsOf, partsOf, type Schema } from './schema.ts';

/** The version of the JSON that `serialiseSchema` writes; it grows when a reader of the old one would go wrong. */
const FORMAT_VERSION = 1;

const CONSTRAINT_KINDS = ['primary-key', 'unique', 'foreign-key', 'check', 'exclusion'] as const;

/** The whole schema as pretty JSON for people and scripts: numbers of objects first, parts inside their relation. */
export function serialiseSchema(schema: Schema): string {
	const document = {
		version: FORMAT_VERSION,
		dialect: schema.dialect,
		engineVersion: schema.engineVersion,
		counts: countObjects(schema),
		namespaces: plain(schema, 'namespace'),
		extensions: plain(schema, 'extension'),
		enums: plain(schema, 'enum'),
		domains: plain(schema, 'domain'),
		composites: plain(schema, 'composite'),
		sequences: plain(schema, 'sequence'),
		tables: objectsOf(schema, 'table').map((table) => ({
			...withoutKind(table),
			columns: parts(schema, table, 'column'),
			constraints: partsOf(schema, table, ...CONSTRAINT_KINDS).map(withoutPlace),
			indexes: indexes(schema, table),
			triggers: parts(schema, table, 'trigger'),
			policies: parts(schema, table, 'policy'),
		})),
		views: objectsOf(schema, 'view').map((view) => ({
			...withoutKind(view),
			triggers: parts(schema, view, 'trigger'),
		})),
		materializedViews: objectsOf(schema, 'materialized-view').map((view) => ({
			...withoutKind(view),
			indexes: indexes(schema, view),
		})),
		functions: plain(schema, 'function'),
		procedures: plain(schema, 'procedure'),
		others: schema.others,
	};
	return `${JSON.stringify(document, null, 2)}\n`;
}

/** How many objects of each kind there are; columns are those of tables and materialized views, which hold rows. */
export function countObjects(schema: Schema): Readonly<Record<string, number>> {
	const count = (...kinds: readonly ObjectKind[]): number =>
		kinds.reduce((sum, kind) => sum + objectsOf(schema, kind).length, 0);
	const materialized = objectsOf(schema, 'materialized-view').flatMap((view) => view.columns);
	return {
		namespaces: count('namespace'),
		extensions: count('extension'),
		enums: count('enum'),
		domains: count('domain'),
		composites: count('composite'),
		sequences: count('sequence'),
		tables: count('table'),
		columns: count('column') + materialized.length,
		constraints: count(...CONSTRAINT_KINDS),
		indexes: count('index'),
		views: count('view'),
		materializedViews: count('materialized-view'),
		functions: count('function'),
		procedures: count('procedure'),
		triggers: count('trigger'),
		policies: count('policy'),
		others: schema.others.length,
	};
}

function plain(schema: Schema, kind: ObjectKind): readonly object[] {
	return objectsOf(schema, kind).map(withoutKind);
}

function parts(
	schema: Schema,
	relation: Table | View,
	kind: 'column' | 'trigger' | 'policy',
): readonly object[] {
	return partsOf(schema, relation, kind).map((part) => withoutKind(withoutPlace(part)));
}

function indexes(schema: Schema, relation: Table | MaterializedView): readonly object[] {
	return partsOf(schema, relation, 'index').map((index: Index) => withoutKind(withoutPlace(index)));
}

function withoutKind<T extends { readonly kind: SchemaObject['kind'] }>({
	kind: _,
	...rest
}: T): Omit<T, 'kind'> {
	return rest;
}

/** A part stands inside its relation, which says where it is; constraints keep their kind. */
function withoutPlace<T extends { readonly namespace: string; readonly relation: string }>({
	namespace: _namespace,
	relation: _relation,
	...rest
}: T): Omit<T, 'namespace' | 'relation'> {
	return rest;
}
