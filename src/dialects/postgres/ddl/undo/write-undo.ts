import { type Identity, identify } from '../../../../model/identity.ts';
import { KIND_ORDER } from '../../../../model/normalise.ts';
import type { SchemaObject } from '../../../../model/objects.ts';
import { objectsOf, type Schema } from '../../../../model/schema.ts';
import type { Difference, UndoStep } from '../../../dialect.ts';
import { keepMeaning } from '../keep-meaning.ts';
import { writeObject } from '../write-object.ts';
import { writeAlteration } from './alter.ts';
import { writeDrop } from './drop.ts';

/** What goes first when it is to go, because others need what comes after it. */
const DROP_ORDER: readonly SchemaObject['kind'][] = [
	...(['event-trigger', 'publication', 'subscription', 'policy', 'rule', 'trigger'] as const),
	...([
		'materialized-view',
		'view',
		'foreign-key',
		'index',
		'exclusion',
		'check',
		'unique',
		'primary-key',
	] as const),
	...([
		'column',
		'table',
		'function',
		'procedure',
		'aggregate',
		'sequence',
		'domain',
		'composite',
		'enum',
	] as const),
];

/** The parts of tables that can make them need each other, or what is made for them. */
const TIES: ReadonlySet<string> = new Set(['foreign-key', 'trigger', 'rule', 'policy']);

/** What `CREATE TABLE`, as it is written for a reader, brings with it. */
const BROUGHT: ReadonlySet<string> = new Set([
	...['column', 'primary-key', 'unique', 'foreign-key', 'check', 'exclusion'],
]);

/**
 * How differences are undone: what was added goes, what changed becomes what it was, what was removed comes back. What
 * columns need comes before them and goes after them.
 */
export function writeUndo(
	differences: readonly Difference[],
	before: Schema,
	after: Schema,
	takesApart: boolean,
): readonly UndoStep[] {
	const steps: UndoStep[] = [];
	const create = (object: SchemaObject): readonly string[] => writeObject(before, identify(object));
	const add = (...statements: readonly string[]): void => {
		if (statements.length > 0) steps.push({ statements, otherwise: null });
	};
	const drops = listDrops(differences, takesApart);
	const creations = listCreations(differences);
	const keys = keysInTheWay(differences, after);
	for (const key of keys) add(writeDrop(key));
	for (const object of drops) if (!isNeeded(object)) add(writeDrop(object));
	for (const object of creations) if (isNeeded(object)) add(...create(object).slice(0, 1));
	for (const difference of differences) {
		if (difference.kind !== 'changed' || isInherited(difference.after)) continue;
		const { before: was, after: is, attributes } = difference;
		const told = attributes.filter(({ name }) => name !== 'position');
		steps.push(...(writeAlteration(was, is, told, after, create) ?? []));
	}
	for (const object of creations) add(...create(object).slice(isNeeded(object) ? 1 : 0));
	for (const key of keys) add(...create(key));
	for (const object of drops) if (isNeeded(object)) add(writeDrop(object));
	return steps
		.filter(({ statements }) => statements.length > 0)
		.map(({ statements, otherwise }) => ({
			statements: statements.map(keepMeaning),
			otherwise: otherwise?.map(keepMeaning) ?? null,
		}));
}

const NEEDED: ReadonlySet<string> = new Set([
	...['namespace', 'extension', 'enum', 'domain', 'composite', 'range', 'sequence', 'function', 'procedure'],
]);

/** True for what columns, constraints and triggers are made with. */
function isNeeded({ kind }: SchemaObject): boolean {
	return NEEDED.has(kind);
}

/** The foreign keys between columns of which one gets another type: the engine compares both at every step. */
function keysInTheWay(differences: readonly Difference[], after: Schema): readonly SchemaObject[] {
	const retyped = new Set<string>();
	for (const each of differences) {
		if (each.kind !== 'changed' || each.after.kind !== 'column') continue;
		if (each.attributes.some(({ name }) => name === 'type')) retyped.add(identify(each.after));
	}
	if (retyped.size === 0) return [];
	const told = new Set(
		differences.map((each) => identify(each.kind === 'changed' ? each.after : each.object)),
	);
	const isRetyped = (namespace: string, relation: string, columns: readonly string[]): boolean =>
		columns.some((name) =>
			retyped.has(identify({ kind: 'column', namespace, relation, name } as SchemaObject)),
		);
	return objectsOf(after, 'foreign-key').filter(
		(key) =>
			!key.inherited &&
			!told.has(identify(key)) &&
			(isRetyped(key.namespace, key.relation, key.columns) ||
				isRetyped(key.references.namespace, key.references.relation, key.references.columns)),
	);
}

/** What was added and does not go with something else that was. */
function listDrops(differences: readonly Difference[], takesApart: boolean): readonly SchemaObject[] {
	const added = differences.flatMap((each) => (each.kind === 'added' ? [each.object] : []));
	const owners = new Set(added.filter(isOwner).map(nameOf));
	const known = new Set(added.map(identify));
	const behind = new Set(added.flatMap((object) => ('relation' in object ? [identify(object)] : [])));
	const rank = ({ kind }: SchemaObject): number => {
		const place = DROP_ORDER.indexOf(kind);
		return place < 0 ? DROP_ORDER.length + KIND_ORDER.length - KIND_ORDER.indexOf(kind) : place;
	};
	return added
		.filter((object) => {
			if (isInherited(object)) return false;
			if ('relation' in object && owners.has(ownerOf(object))) return takesApart && TIES.has(object.kind);
			if (object.kind === 'index' && object.constraint !== null) {
				const kinds = ['primary-key', 'unique', 'exclusion'] as const;
				return !kinds.some((kind) =>
					behind.has(identify({ ...object, kind, name: object.constraint } as unknown as SchemaObject)),
				);
			}
			if (object.kind === 'sequence' && object.ownedBy !== null) {
				const { namespace, relation, column } = object.ownedBy;
				const owned = { kind: 'column', namespace, relation, name: column } as SchemaObject;
				return !owners.has(JSON.stringify([namespace, relation])) && !known.has(identify(owned));
			}
			return object.kind !== 'index' || object.partitionOf === null;
		})
		.map((object, place) => ({ object, place, rank: rank(object) }))
		.sort((a, b) => a.rank - b.rank || b.place - a.place)
		.map(({ object }) => object);
}

/** What was removed and does not come back with something else that was. */
function listCreations(differences: readonly Difference[]): readonly SchemaObject[] {
	const removed = differences.flatMap((each) => (each.kind === 'removed' ? [each.object] : []));
	const owners = new Set(removed.filter(isOwner).map(nameOf));
	const known = new Set<Identity>(removed.map(identify));
	return removed.filter((object) => {
		if (isInherited(object)) return false;
		if (BROUGHT.has(object.kind)) return !owners.has(ownerOf(object));
		if (object.kind === 'index') {
			if (object.partitionOf !== null) return false;
			return object.constraint === null;
		}
		if (object.kind !== 'sequence' || object.ownedBy === null) return true;
		const { namespace, relation } = object.ownedBy;
		const table = { kind: 'table', namespace, name: relation } as SchemaObject;
		return !known.has(identify(table));
	});
}

function isOwner({ kind }: SchemaObject): boolean {
	return kind === 'table' || kind === 'view' || kind === 'materialized-view' || kind === 'foreign-table';
}

function nameOf(object: SchemaObject): string {
	return JSON.stringify(['namespace' in object ? object.namespace : null, object.name]);
}

function ownerOf(object: SchemaObject): string {
	return 'relation' in object ? JSON.stringify([object.namespace, object.relation]) : '';
}

function isInherited(object: SchemaObject): boolean {
	return 'inherited' in object && object.inherited === true;
}
