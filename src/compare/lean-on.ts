import type { Dialect } from '../dialects/dialect.ts';
import { type Identity, identify } from '../model/identity.ts';
import type { SchemaObject } from '../model/objects.ts';
import { findObject, findRelation, partsOf, type Schema } from '../model/schema.ts';
import { missingThing } from '../replay/find-maker.ts';
import type { Unloadable } from '../replay/load-statements.ts';
import type { DocumentStatement } from '../specification/document.ts';
import { openName } from '../sql/open-name.ts';

/**
 * The statements that make what broken claims miss and the migrations have built, with what that needs in turn; empty
 * where they miss nothing of the kind.
 */
export function listLeanedOn(
	dialect: Dialect,
	claims: readonly DocumentStatement[],
	broken: readonly Unloadable<DocumentStatement>[],
	built: Schema,
): readonly DocumentStatement[] {
	// The engine tells what it misses one thing at a time, so every word of such a claim is looked up at once.
	const words = new Set(
		broken.flatMap(({ statement, failure }) =>
			missingThing(failure.message) ? wordsOf(statement.text) : [],
		),
	);
	for (const { text } of claims) words.delete(lastPart(openName(text)?.name ?? ''));
	if (words.size === 0) return [];
	const wanted = new Set<Identity>();
	const queue = built.objects.filter((object) => isNamed(object) && words.has(object.name));
	for (let object = queue.pop(); object; object = queue.pop()) {
		const identity = identify(object);
		if (wanted.has(identity)) continue;
		wanted.add(identity);
		for (const needed of neededBy(object, built)) {
			const found = findObject(built, needed);
			if (found) queue.push(found);
		}
	}
	return [...wanted]
		.map((identity) => findObject(built, identity))
		.filter((object) => object !== undefined && isNamed(object))
		.flatMap((object) => dialect.writeObject(built, identify(object!)))
		.map((text) => ({ text: text.trim().replace(/;$/, ''), line: 0, offset: 0, origin: { kind: 'built' } }));
}

/** The words of a statement that could be names, as the model has names. */
function wordsOf(sql: string): readonly string[] {
	const words = sql.match(/"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*/gu) ?? [];
	return words.map((word) => (word.startsWith('"') ? unquote(word) : word.toLowerCase()));
}

function lastPart(name: string): string {
	const last = /(?:"(?:[^"]|"")*"|[^".]+)$/.exec(name)?.[0] ?? '';
	return last.startsWith('"') ? unquote(last) : last;
}

function unquote(name: string): string {
	return name.slice(1, -1).replaceAll('""', '"');
}

/** What has to be there for an object: what it and its parts depend on, the relation of a part, and a namespace. */
function neededBy(object: SchemaObject, built: Schema): readonly Identity[] {
	const own = built.dependencies.get(identify(object)) ?? [];
	if ('relation' in object) {
		const relation = findRelation(built, object.namespace, object.relation);
		return relation ? [...own, identify(relation)] : own;
	}
	if (!('namespace' in object) || object.namespace === null) return own;
	const namespace = identify({ kind: 'namespace', name: object.namespace, comment: null });
	const parts = partsOf(built, { namespace: object.namespace, name: object.name }, ...WRITTEN_INSIDE);
	return [...own, namespace, ...parts.map(identify)];
}

/** What a table is written with; a foreign key can be missed without harm. */
const WRITTEN_INSIDE = ['column', 'primary-key', 'unique', 'check', 'exclusion'] as const;

/** Kinds that a statement can miss by their name. */
function isNamed(object: SchemaObject): object is SchemaObject & { readonly name: string } {
	return !('relation' in object);
}

/** A reading's schema without what is only there because the migrations have it: the document does not say it. */
export function withoutLeanedOn(
	schema: Schema,
	statements: ReadonlyMap<Identity, readonly DocumentStatement[]>,
): Schema {
	const isSaid = (identity: Identity): boolean | null => {
		const makers = statements.get(identity);
		return makers ? makers.some(({ origin }) => origin.kind !== 'built') : null;
	};
	const keeps = (object: SchemaObject): boolean => {
		const own = isSaid(identify(object));
		if (own !== null || !('relation' in object)) return own ?? true;
		const relation = findRelation(schema, object.namespace, object.relation);
		return relation === undefined || isSaid(identify(relation)) !== false;
	};
	return { ...schema, objects: schema.objects.filter(keeps) };
}
