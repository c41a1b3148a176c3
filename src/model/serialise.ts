import { DEFINED_KINDS, type DefinedKind } from './defined-objects.ts';
import type { Index, ObjectKind, SchemaObject } from './objects.ts';
import { givenRelations, objectsOf, partsOf, type RelationName, type Schema } from './schema.ts';

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
			rules: parts(schema, table, 'rule'),
			policies: parts(schema, table, 'policy'),
		})),
		views: objectsOf(schema, 'view').map((view) => ({
			...withoutKind(view),
			triggers: parts(schema, view, 'trigger'),
			rules: parts(schema, view, 'rule'),
		})),
		materializedViews: objectsOf(schema, 'materialized-view').map((view) => ({
			...withoutKind(view),
			indexes: indexes(schema, view),
		})),
		foreignTables: objectsOf(schema, 'foreign-table').map((table) => ({
			...withoutKind(table),
			triggers: parts(schema, table, 'trigger'),
		})),
		functions: plain(schema, 'function'),
		procedures: plain(schema, 'procedure'),
		definitions: DEFINED_KINDS.flatMap((kind) => objectsOf<DefinedKind>(schema, kind)),
		others: schema.others,
		...serialiseAdditions(schema),
		...serialisePrivileges(schema),
	};
	return `${JSON.stringify(document, null, 2)}\n`;
}

/** What the migrations add to tables that are there before them, where anything is. */
function serialiseAdditions(schema: Schema): object {
	if (!schema.given) return {};
	const additions = givenRelations(schema).map((relation) => ({
		...relation,
		columns: parts(schema, relation, 'column'),
		constraints: partsOf(schema, relation, ...CONSTRAINT_KINDS).map(withoutPlace),
		indexes: indexes(schema, relation),
		triggers: parts(schema, relation, 'trigger'),
		rules: parts(schema, relation, 'rule'),
		policies: parts(schema, relation, 'policy'),
	}));
	return { additions };
}

function serialisePrivileges({ privileges }: Schema): object {
	return {
		privileges: privileges?.objects.map(({ object: _, ...rest }) => rest) ?? [],
		defaultPrivileges: privileges?.defaults ?? [],
		securityLabels: privileges?.labels ?? [],
	};
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
		foreignTables: count('foreign-table'),
		functions: count('function'),
		procedures: count('procedure'),
		triggers: count('trigger'),
		rules: count('rule'),
		policies: count('policy'),
		definitions: count(...DEFINED_KINDS),
		others: schema.others.length,
	};
}

function plain(schema: Schema, kind: ObjectKind): readonly object[] {
	return objectsOf(schema, kind).map(withoutKind);
}

function parts(
	schema: Schema,
	relation: RelationName,
	kind: 'column' | 'trigger' | 'rule' | 'policy',
): readonly object[] {
	return partsOf(schema, relation, kind).map((part) => withoutKind(withoutPlace(part)));
}

function indexes(schema: Schema, relation: RelationName): readonly object[] {
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
