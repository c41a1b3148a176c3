import type { ObjectKind, SchemaObject } from '../../../model/objects.ts';
import type { Engine, SchemaReader } from '../../dialect.ts';
import { introspectColumns } from './columns.ts';
import { introspectConstraints } from './constraints.ts';
import { introspectDomains } from './domains.ts';
import { introspectEnums } from './enums.ts';
import { introspectExtensions } from './extensions.ts';
import type { KindIntrospection } from './found.ts';
import { KIND_INTROSPECTIONS } from './index.ts';
import { introspectIndexes } from './indexes.ts';
import { keepPlans } from './kept-plans.ts';
import { introspectMaterializedViews } from './materialized-views.ts';
import { introspectNamespaces } from './namespaces.ts';
import { introspectPolicies } from './policies.ts';
import { introspectRoutines } from './routines.ts';
import { findScope, type Scope } from './scope.ts';
import { introspectSequences } from './sequences.ts';
import { withDeparseSettings } from './settings.ts';
import { introspectTables } from './tables.ts';
import { introspectTriggers } from './triggers.ts';
import { introspectViews } from './views.ts';

const CONSTRAINTS = ['primary-key', 'unique', 'foreign-key', 'check', 'exclusion'] as const;

/** How the kinds are read that can be read in part. */
const READERS: Partial<Readonly<Record<ObjectKind, KindIntrospection>>> = {
	namespace: introspectNamespaces,
	extension: introspectExtensions,
	enum: introspectEnums,
	domain: introspectDomains,
	sequence: introspectSequences,
	function: introspectRoutines,
	procedure: introspectRoutines,
	table: introspectTables,
	column: introspectColumns,
	...Object.fromEntries(CONSTRAINTS.map((kind) => [kind, introspectConstraints])),
	index: introspectIndexes,
	view: introspectViews,
	'materialized-view': introspectMaterializedViews,
	trigger: introspectTriggers,
	policy: introspectPolicies,
};

const OF_TABLES: readonly ObjectKind[] = ['table', 'column', ...CONSTRAINTS, 'index'];

/** The kinds that a statement may change without naming them where it names one of another. */
const GO_ALONG: Partial<Readonly<Record<ObjectKind, readonly ObjectKind[]>>> = {
	table: [...OF_TABLES, 'trigger'],
	...Object.fromEntries(['column', ...CONSTRAINTS, 'index'].map((kind) => [kind, OF_TABLES])),
	'materialized-view': ['materialized-view', 'index'],
	function: ['function', 'procedure'],
	procedure: ['function', 'procedure'],
};

/** Reads an engine's schema again and again: all of it, or only what effects are about, which is many times quicker. */
export async function openSchemaReader(
	engine: Engine,
	ignoredTables: readonly string[],
	memory?: SchemaReader['memory'],
): Promise<SchemaReader> {
	const known = memory as Scope | undefined;
	const scope = known ?? (await findScope(engine, ignoredTables));
	const narrow = { ...scope, only: 'wanted' };
	const kept = await keepPlans(engine, new Set(Object.values(READERS)), narrow, known !== undefined);
	return {
		memory: scope,
		readAll: () => withDeparseSettings(engine, () => read(KIND_INTROSPECTIONS, engine, scope)),
		async readTouched(effects, numbers) {
			const kinds = new Set<ObjectKind>();
			for (const { kind } of effects) {
				if (kind === 'other' || !READERS[kind]) return null;
				for (const each of GO_ALONG[kind] ?? [kind]) kinds.add(each);
			}
			if (kinds.size === 0) return { kinds, objects: new Map() };
			const readers = new Set([...kinds].flatMap((kind) => READERS[kind] ?? []));
			const found = await read(readers, await kept.ask(readers, numbers), narrow);
			// Namespaces and extensions are so few that they are always read all.
			const meant = [...found].filter(([key, object]) => 'relation' in object || numbers.has(numberOf(key)));
			return { kinds, objects: new Map(meant) };
		},
	};
}

async function read(
	kinds: Iterable<KindIntrospection>,
	engine: Engine,
	scope: Scope,
): Promise<ReadonlyMap<string, SchemaObject>> {
	const objects = new Map<string, SchemaObject>();
	for (const kind of kinds) {
		for (const { key, object } of await kind(engine, scope)) objects.set(key, object);
	}
	return objects;
}

/** The OID in a key such as `pg_class:16385:2`. */
function numberOf(key: string): string {
	return key.split(':')[1] ?? '';
}
