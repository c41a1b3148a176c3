import { isRewritable } from '../model/given.ts';
import { type Identity, identify } from '../model/identity.ts';
import { isSameValue } from '../model/normalise.ts';
import type { SchemaObject } from '../model/objects.ts';
import { findObject, findRelation, type Given, type Schema } from '../model/schema.ts';
import type { LedgerEntry, MigrationHistory } from '../project/project.ts';
import type { Replay } from './replay.ts';

/**
 * What the ledger says of given objects that the migrations changed or dropped, which the schema cannot tell: it has
 * only what they add to given tables. A migration tool's own tables are nobody's concern.
 */
export function listGivenChanges(
	built: Schema,
	given: Given | undefined,
	{ touches, endings }: Pick<Replay, 'touches' | 'endings'>,
	{ bookkeepingTables, directory }: MigrationHistory,
): readonly LedgerEntry[] {
	if (!given) return [];
	const own = new Set(bookkeepingTables.map(({ name }) => name));
	return given.schema.objects.flatMap((object): readonly LedgerEntry[] => {
		const identity = identify(object);
		const now = findObject(built, identity);
		if (now ? isRewritable(object) || isSameValue(now, object) : isGoneAnyway(object, built, own)) return [];
		const step = (now ? touches.get(identity)?.at(-1) : endings.get(identity))?.step;
		const message = `The migrations ${now ? 'change' : 'drop'} ${nameOf(identity)}, which is there before them: the schema and the specification do not show that.`;
		return [{ kind: 'not-understood', message, file: step?.path ?? directory, line: step?.line ?? null }];
	});
}

/** Whether an object is missing because its relation is, or because that is left out of the schema. */
function isGoneAnyway(object: SchemaObject, built: Schema, ownTables: ReadonlySet<string>): boolean {
	if (!('namespace' in object)) return false;
	const { namespace } = object;
	const relation = relationOf(object);
	if (relation === null) return false;
	if (ownTables.has(relation) || ownTables.has(`${namespace}.${relation}`)) return true;
	return object.kind !== 'table' && namespace !== null && !findRelation(built, namespace, relation);
}

function relationOf(object: SchemaObject): string | null {
	if ('relation' in object) return object.relation;
	if (object.kind === 'sequence') return object.ownedBy?.relation ?? null;
	return object.kind === 'table' ? object.name : null;
}

/** `materialized-view a.b` as people say it. */
function nameOf(identity: Identity): string {
	return identity.replace(/^[a-z-]+/, (kind) => kind.replaceAll('-', ' '));
}
