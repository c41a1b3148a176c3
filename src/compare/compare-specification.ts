import { type Identity, identify, RELATION_KINDS } from '../model/identity.ts';
import type { SchemaObject } from '../model/objects.ts';
import { findRelation, type Schema } from '../model/schema.ts';
import type { DocumentStatement } from '../specification/document.ts';
import { alignNames } from './align-names.ts';
import { brokenDrifts } from './broken-drifts.ts';
import type { AttributeChange } from './change.ts';
import { compareSchemas } from './compare-schemas.ts';
import type { DocumentReading, DocumentSchema } from './document-schema.ts';
import type { Drift } from './drift.ts';
import { RARE_ATTRIBUTE_NAMES } from './rare-attributes.ts';

/**
 * Every disagreement between what a document says and what the migrations build, object by object. `wasBuilt` tells of
 * an identity whether the migrations once had it: a claim for one that they dropped is no plan.
 */
export function compareSpecification(
	document: DocumentSchema,
	built: Schema,
	wasBuilt: (identity: Identity) => boolean,
): readonly Drift[] {
	const drifts = compareReading(document.described, built, wasBuilt);
	const known = new Set(drifts.flatMap((drift) => ('identity' in drift ? [drift.identity] : [])));
	// Claims that repeat what a block says can only differ or plan more: what they leave out, the block documents.
	const repeated = document.claimed ? compareReading(document.claimed, built, wasBuilt) : [];
	const fromClaims = repeated.filter(
		(drift) => drift.kind !== 'undocumented' && 'identity' in drift && !known.has(drift.identity),
	);
	return [...drifts, ...fromClaims, ...brokenDrifts(document, built)];
}

/** Every disagreement between one reading of a document and what the migrations build. */
export function compareReading(
	reading: DocumentReading,
	built: Schema,
	wasBuilt: (identity: Identity) => boolean,
): readonly Drift[] {
	const described = alignNames(reading.schema, built);
	const drifts: Drift[] = [];
	for (const change of compareSchemas(described, built)) {
		if (change.kind === 'changed') {
			if (change.after.kind === 'index' && isImplied(change.after)) continue;
			const identity = identify(change.after);
			const statement = statementFor(reading, change.before, 'last');
			const attributes = change.attributes.filter((attribute) => isSaid(change.after, attribute, statement));
			if (attributes.length)
				drifts.push({ kind: 'differs', identity, object: change.after, attributes, statement });
			continue;
		}
		const { object } = change;
		const other = change.kind === 'added' ? described : built;
		const identity = identify(object);
		const isPart = isPartOfMissing(object, other);
		if (isImplied(object) || (isPart && change.kind === 'added')) continue;
		if (change.kind === 'added') {
			drifts.push({ kind: 'undocumented', identity, object });
			continue;
		}
		const statement = statementFor(reading, object, 'first');
		const isPlan = statement?.origin.kind === 'claim' && !wasBuilt(identity);
		// A planned table goes without its columns and constraints, not without what is planned beside it.
		if (isPart && !(isPlan && isBesideTable(object))) continue;
		drifts.push({ kind: isPlan ? 'planned' : 'removed', identity, object, statement });
	}
	return drifts;
}

/** The statement that says an object: its own first or last one, else that of its relation. */
function statementFor(
	reading: DocumentReading,
	object: SchemaObject,
	which: 'first' | 'last',
): DocumentStatement | null {
	const own = reading.statements.get(identify(object));
	if (own) return (which === 'first' ? own[0] : own.at(-1)) ?? null;
	if (!('relation' in object)) return null;
	for (const kind of RELATION_KINDS) {
		const owner = { kind, namespace: object.namespace, name: object.relation } as SchemaObject;
		const statements = reading.statements.get(identify(owner));
		if (statements) return statements[0] ?? null;
	}
	return null;
}

/** True for what belongs to a relation and is made by a statement of its own. */
function isBesideTable({ kind }: SchemaObject): boolean {
	return kind === 'index' || kind === 'trigger' || kind === 'policy' || kind === 'rule';
}

/**
 * People who write SQL by hand leave comments, the order of columns and what few objects have unsaid; generated blocks
 * say everything but what one server alone has and how tables were tied to each other.
 */
function isSaid(
	object: SchemaObject,
	attribute: AttributeChange,
	statement: DocumentStatement | null,
): boolean {
	if (attribute.name === 'tablespace' || attribute.name === 'inherited') return false;
	if (isFromParent(object) && attribute.name !== 'comment') return false;
	if (statement?.origin.kind !== 'claim') return true;
	if (attribute.name === 'position') return false;
	const isUnsaid = attribute.before === null || attribute.before === false;
	return !(isUnsaid && (attribute.name === 'comment' || RARE_ATTRIBUTE_NAMES.has(attribute.name)));
}

/** A constraint that its table has from a parent alone is told of that one. */
function isFromParent(object: SchemaObject): boolean {
	return (object.kind === 'check' || object.kind === 'foreign-key') && object.inherited;
}

/** Objects that come with another one and would only repeat it. */
export function isImplied(object: SchemaObject): boolean {
	switch (object.kind) {
		case 'index':
			return object.constraint !== null;
		case 'sequence':
			return object.ownedBy !== null;
		case 'namespace':
			return object.name === 'public';
		default:
			return false;
	}
}

/** Whether an object's whole relation is missing on the other side, which says it all. */
export function isPartOfMissing(object: SchemaObject, other: Schema): boolean {
	if (!('relation' in object)) return false;
	const { namespace, relation } = object;
	const isGiven = other.given && findRelation(other.given.schema, namespace, relation);
	return !isGiven && !findRelation(other, namespace, relation);
}
