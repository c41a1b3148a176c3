import type { Change } from '../compare/change.ts';
import { RELATION_KINDS } from '../model/identity.ts';
import { displayName } from '../model/name.ts';
import type { ObjectOfKind, SchemaObject } from '../model/objects.ts';
import type { LocatedChange, Location } from './report.ts';
import { describeAttributes } from './words/describe-attributes.ts';
import { describeObject, nameObject } from './words/describe-object.ts';
import { describePrivileges, relationOfPrivileges } from './words/describe-privileges.ts';
import { describeParts } from './words/describe-relation.ts';
import { type Phrase, phrase } from './words/phrase.ts';

/** One schema change in words, such as ``adds column `phone` (`text`, not null)``. */
export interface ChangeLine {
	readonly words: Phrase;
	readonly migration: Location | null;
}

/** The changes of one relation, or one change that names all it is about (`relation` is then null). */
export interface ChangeGroup {
	readonly relation: string | null;
	readonly lines: readonly ChangeLine[];
}

/** Schema changes in words, by relation in the order of first appearance; what a new or dropped relation is made of is part of its line. */
export function describeChanges(changes: readonly LocatedChange[]): readonly ChangeGroup[] {
	const whole = wholeRelations(changes);
	const groups = new Map<string, ChangeLine[]>();
	const alone: ChangeGroup[] = [];
	const add = (relation: string | null, line: ChangeLine): void => {
		const lines = relation === null ? undefined : groups.get(relation);
		if (relation === null) alone.push({ relation, lines: [line] });
		else if (lines) lines.push(line);
		else groups.set(relation, [line]);
	};
	for (const { change, migration } of changes) {
		if (change.kind === 'privileges') {
			const relation = relationOfPrivileges(change);
			const isNew = whole.has(`added ${relation}`);
			for (const words of describePrivileges(change)) add(isNew ? null : relation, { words, migration });
			continue;
		}
		const object = subject(change);
		if (isPartOfWhole(object, change, whole) || isNoise(change)) continue;
		const line = { words: describeChange(change, whole), migration };
		const relation = isRelation(object) && change.kind !== 'changed' ? null : relationOf(object);
		add(relation, line);
	}
	return [...[...groups].map(([relation, lines]) => ({ relation, lines })), ...alone];
}

/** Relations that come or go as a whole, by the kind of change and name, with their parts. */
type Whole = ReadonlyMap<string, SchemaObject[]>;

function wholeRelations(changes: readonly LocatedChange[]): Whole {
	const whole = new Map<string, SchemaObject[]>();
	for (const { change } of changes) {
		if (change.kind === 'privileges') continue;
		const object = subject(change);
		if (change.kind !== 'changed' && isRelation(object))
			whole.set(`${change.kind} ${relationOf(object)}`, []);
	}
	for (const { change } of changes) {
		if (change.kind === 'privileges') continue;
		const object = subject(change);
		if ('relation' in object) whole.get(`${change.kind} ${relationOf(object)}`)?.push(object);
	}
	return whole;
}

function isPartOfWhole(object: SchemaObject, change: Change, whole: Whole): boolean {
	if ('relation' in object) return whole.has(`${change.kind} ${relationOf(object)}`);
	if (object.kind !== 'sequence' || !object.ownedBy) return false;
	return whole.has(`${change.kind} ${displayName(object.ownedBy.namespace, object.ownedBy.relation)}`);
}

/** Changes that only follow from another one: the index of a constraint, the places of the columns after a dropped one. */
function isNoise(change: Change): boolean {
	const object = subject(change);
	if (object.kind === 'index' && object.constraint !== null) return true;
	return change.kind === 'changed' && change.attributes.every((attribute) => attribute.name === 'position');
}

function describeChange(change: Change, whole: Whole): Phrase {
	const object = subject(change);
	switch (change.kind) {
		case 'removed':
			return phrase`drops ${nameObject(object)}`;
		case 'changed': {
			const attributes = change.attributes.filter((attribute) => attribute.name !== 'position');
			return phrase`changes ${nameObject(object)}: ${describeAttributes(attributes)}`;
		}
		case 'added': {
			const parts = isRelation(object) ? (whole.get(`added ${relationOf(object)}`) ?? []) : [];
			const details = parts.length > 0 ? describeParts(parts) : describeObject(object);
			const named = phrase`adds ${nameObject(object)}`;
			if (details.length === 0) return named;
			return parts.length > 0 ? phrase`${named} with ${details}` : phrase`${named} (${details})`;
		}
	}
}

function subject(change: Change): SchemaObject {
	return change.kind === 'changed' ? change.after : change.object;
}

function isRelation(object: SchemaObject): object is ObjectOfKind<(typeof RELATION_KINDS)[number]> {
	return (RELATION_KINDS as readonly string[]).includes(object.kind);
}

function relationOf(object: SchemaObject): string | null {
	if ('relation' in object) return displayName(object.namespace, object.relation);
	return isRelation(object) ? displayName(object.namespace, object.name) : null;
}
