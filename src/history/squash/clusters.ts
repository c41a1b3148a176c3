import type { Effect, Introspection } from '../../dialects/dialect.ts';
import { type Identity, identify, RELATION_KINDS } from '../../model/identity.ts';
import { quoteName } from '../../model/name.ts';
import type { SchemaObject } from '../../model/objects.ts';
import { findObject } from '../../model/schema.ts';
import type { Step } from '../../replay/replay.ts';
import { listTokens } from '../../sql/tokens.ts';

/**
 * What a range of migrations makes and can be written in one piece: a relation with its parts, a part of a relation that
 * was there before, or any other object by itself.
 */
export interface Cluster {
	/** The engine's key of what it is about. */
	readonly key: string;
	/** Places of the steps that make it and, where it does not stay, end it. */
	readonly made: number;
	readonly ended: number | null;
	/** Places of all steps that have an effect on it, in order. */
	readonly steps: ReadonlySet<number>;
	/** Every name that it has had, without its namespace. */
	readonly names: ReadonlySet<string>;
	/** True where some step changes what another one has made. */
	readonly isReworked: boolean;
	/** Its objects at the end of the range; empty where it does not stay, or the model does not know it. */
	readonly objects: readonly SchemaObject[];
}

/** The clusters of a range by their keys, and those of each step; null among them stands for what was there before. */
export interface Clusters {
	readonly byKey: ReadonlyMap<string, Cluster>;
	readonly ofStep: readonly ReadonlySet<string | null>[];
}

interface Growing {
	readonly key: string;
	readonly made: number;
	ended: number | null;
	readonly steps: Set<number>;
	readonly names: Set<string>;
	readonly keys: Set<string>;
	isReworked: boolean;
}

const RELATIONS: ReadonlySet<string> = new Set(RELATION_KINDS);
const PARTS: ReadonlySet<string> = new Set([
	...['primary-key', 'unique', 'foreign-key', 'check', 'exclusion', 'trigger', 'rule', 'policy'],
]);

/** What is said of an object and not of what it is. */
const ASIDE: ReadonlySet<string> = new Set(['comment', 'owner', 'row-level security on']);

/** Finds what a range of migrations makes, and which steps are about it. */
export function findClusters(
	steps: readonly Pick<Step, 'sql' | 'effects'>[],
	before: Introspection,
	after: Introspection,
): Clusters {
	const growing = new Map<string, Growing>();
	const roots = new Map<string, string>();
	const relations = new Map<string, string>();
	for (const [key, identity] of before.keys) if (isRelation(identity)) relations.set(nameOf(identity), key);
	const ofStep = steps.map(({ sql, effects }, index) => {
		const found = new Set<string | null>();
		const ofTables = effects.find(({ verb, kind }) => verb === 'created' && RELATIONS.has(kind))?.key;
		for (const effect of effects) {
			rename(relations, effect);
			const root = rootOf(effect, { roots, relations, sql, before, after, ofTables });
			const isNew = root === null && effect.verb === 'created';
			const key = isNew ? effect.key : root;
			const cluster = key === null ? undefined : (growing.get(key) ?? begin(growing, key, index));
			found.add(cluster?.key ?? null);
			if (!cluster) continue;
			roots.set(effect.key, cluster.key);
			cluster.keys.add(effect.key);
			cluster.steps.add(index);
			if (effect.key === cluster.key) cluster.names.add(lastName(effect.identity));
			for (const detail of effect.details) {
				const former = /^renamed from (.*)$/.exec(detail)?.[1];
				if (former !== undefined && effect.key === cluster.key) cluster.names.add(lastName(` ${former}`));
			}
			if (effect.verb === 'dropped' && effect.key === cluster.key) cluster.ended = index;
			if (index !== cluster.made && isRework(effect)) cluster.isReworked = true;
		}
		return found;
	});
	const objects = objectsByRoot(growing, after);
	const byKey = new Map(
		[...growing].map(([key, { keys: _, ...cluster }]): [string, Cluster] => [
			key,
			{ ...cluster, objects: cluster.ended === null ? (objects.get(key) ?? []) : [] },
		]),
	);
	return { byKey, ofStep };
}

function begin(growing: Map<string, Growing>, key: string, index: number): Growing {
	const cluster: Growing = {
		...{ key, made: index, ended: null, isReworked: false },
		...{ steps: new Set<number>(), names: new Set<string>(), keys: new Set<string>() },
	};
	growing.set(key, cluster);
	return cluster;
}

function isRework({ verb, kind, details }: Effect): boolean {
	if (verb === 'changed') return details.length === 0 || details.some((detail) => !ASIDE.has(detail));
	return verb === 'dropped' || kind === 'column';
}

interface Surroundings {
	readonly roots: ReadonlyMap<string, string>;
	readonly relations: ReadonlyMap<string, string>;
	readonly sql: string;
	readonly before: Introspection;
	readonly after: Introspection;
	/** The relation that the same statement makes. */
	readonly ofTables: string | undefined;
}

/** The cluster that an effect belongs to, as far as that was begun before it; null for a new one and for what is old. */
function rootOf(effect: Effect, surroundings: Surroundings): string | null {
	const { roots, ofTables, relations } = surroundings;
	const known = roots.get(effect.key);
	if (known !== undefined) return known;
	const rooted = (owner: string | undefined): string | null =>
		owner === undefined ? null : (roots.get(owner) ?? null);
	if (effect.kind === 'column') return rooted(effect.key.replace(/:\d+$/, ':0'));
	if (PARTS.has(effect.kind)) return rooted(relations.get(ownerName(effect.identity)));
	if (effect.kind === 'index') return rooted(relationOfIndex(effect, surroundings));
	// A sequence is told before the table whose column it numbers.
	if (
		effect.kind === 'sequence' &&
		ofTables !== undefined &&
		/\b(?:big|small)?serial|identity\b/i.test(surroundings.sql)
	)
		return ofTables;
	return null;
}

function relationOfIndex(
	{ identity }: Effect,
	{ relations, sql, before, after, ofTables }: Surroundings,
): string | undefined {
	if (ofTables !== undefined) return ofTables;
	const index = findObject(after.schema, identity) ?? findObject(before.schema, identity);
	if (index?.kind === 'index') {
		const owner = [...RELATIONS].map((kind) =>
			nameOf(`${kind} ${quoteName(index.namespace)}.${quoteName(index.relation)}`),
		);
		const found = owner.map((name) => relations.get(name)).find((key) => key !== undefined);
		if (found !== undefined) return found;
	}
	const words = new Set(wordsOf(sql));
	return [...relations].find(([name]) => words.has(lastName(` ${name}`)))?.[1];
}

/** The names and words of a statement, as the engine keeps them. */
export function wordsOf(sql: string): readonly string[] {
	return listTokens(sql).flatMap(({ kind, text }) => {
		if (kind === 'word') return [text.toLowerCase()];
		if (kind === 'quoted-name') return [text.slice(1, -1).replaceAll('""', '"')];
		// What a function or a DO block holds is SQL as well.
		return kind === 'dollar-string' || kind === 'string' ? (text.match(/[A-Za-z_]\w*/g) ?? []) : [];
	});
}

function isRelation(identity: Identity): boolean {
	return RELATIONS.has(identity.slice(0, identity.indexOf(' ')));
}

/** `table public.orders` → `public.orders`. */
function nameOf(identity: string): string {
	return identity.slice(identity.indexOf(' ') + 1);
}

function partsOfName(identity: string): readonly string[] {
	return nameOf(identity).match(/"(?:[^"]|"")*"|[^.]+/g) ?? [];
}

/** `check public.orders.positive` → `public.orders`. */
function ownerName(identity: Identity): string {
	return partsOfName(identity).slice(0, 2).join('.');
}

function lastName(identity: string): string {
	const name = identity.includes('(') ? identity.slice(0, identity.indexOf('(')) : identity;
	const last = partsOfName(name).at(-1) ?? '';
	return last.startsWith('"') ? last.slice(1, -1).replaceAll('""', '"') : last;
}

function rename(relations: Map<string, string>, { verb, kind, key, identity, details }: Effect): void {
	if (!RELATIONS.has(kind)) return;
	const name = nameOf(identity);
	if (verb === 'dropped') {
		if (relations.get(name) === key) relations.delete(name);
		return;
	}
	const former = details.map((detail) => /^renamed from (.*)$/.exec(detail)?.[1]).find(Boolean);
	if (former !== undefined && relations.get(former) === key) relations.delete(former);
	relations.set(name, key);
}

/** The objects that there are at the end, by the cluster that they belong to. */
function objectsByRoot(
	growing: ReadonlyMap<string, Growing>,
	{ keys, schema }: Introspection,
): ReadonlyMap<string, readonly SchemaObject[]> {
	const rootOfKey = new Map<string, string>();
	const rootOfRelation = new Map<string, string>();
	for (const { key, keys: all } of growing.values()) {
		for (const each of all) rootOfKey.set(each, key);
		const identity = keys.get(key);
		if (identity !== undefined && isRelation(identity)) rootOfRelation.set(nameOf(identity), key);
	}
	const byIdentity = new Map([...keys].map(([key, identity]) => [identity, key]));
	const found = new Map<string, SchemaObject[]>();
	for (const object of schema.objects) {
		const key = byIdentity.get(identify(object));
		const owner =
			'relation' in object
				? rootOfRelation.get(`${quoteName(object.namespace)}.${quoteName(object.relation)}`)
				: undefined;
		const root = owner ?? (key === undefined ? undefined : rootOfKey.get(key));
		if (root === undefined) continue;
		const list = found.get(root);
		if (list) list.push(object);
		else found.set(root, [object]);
	}
	return found;
}
