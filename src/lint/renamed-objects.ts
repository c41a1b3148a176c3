import type { Effect } from '../dialects/dialect.ts';
import type { Identity } from '../model/identity.ts';
import { displayIdentity } from '../model/name.ts';
import type { ObjectKind } from '../model/objects.ts';
import { findObject, objectsOf, type Schema } from '../model/schema.ts';
import type { TracedStatement } from '../rehearsal/trace/trace.ts';
import type { LintContext } from './context.ts';
import { effectIdentity, isMadeIn } from './old-objects.ts';

/** An object that was there before the judged migrations and that a statement gave another name or namespace. */
export interface RenamedObject {
	readonly kind: ObjectKind;
	/** Both for a reader, such as `users.email`. */
	readonly before: string;
	readonly after: string;
	/** True where it has the name that it had in another namespace. */
	readonly isMoved: boolean;
}

const PREFIX = 'renamed from ';

/**
 * What a statement renames and clients then do not find. Where something else has the old name after all judged
 * migrations, as a view that stands in, or a table that takes the place, nothing is missing; and where a view had the new
 * name before, clients have come to know it by that.
 */
export function renamedObjects(
	{ effects }: TracedStatement,
	{ trace, before: schemaBefore, after }: LintContext,
): readonly RenamedObject[] {
	return effects.flatMap((effect): readonly RenamedObject[] => {
		const { kind, verb, identity, key, details } = effect;
		const detail = details.find((each) => each.startsWith(PREFIX));
		if (kind === 'other' || verb !== 'changed' || detail === undefined || isMadeIn(trace, key)) return [];
		const before = formerName(effect, detail.slice(PREFIX.length));
		if (isThere(after, kind, before)) return [];
		const name = identity.slice(kind.length + 1);
		if (kind === 'table' && findObject(schemaBefore, `view ${name}` as Identity)) return [];
		const isMoved = lastPart(name) === lastPart(before) && name !== before;
		return [{ kind, before: displayIdentity(before), after: displayIdentity(name), isMoved }];
	});
}

/** The problems of the renamed objects of some kinds, one for each. */
export function renamedOfKinds(
	statement: TracedStatement,
	context: LintContext,
	...kinds: readonly ObjectKind[]
): readonly RenamedObject[] {
	return renamedObjects(statement, context).filter(({ kind, isMoved }) => !isMoved && kinds.includes(kind));
}

/** A column's detail has its own name alone. */
function formerName({ kind, identity }: Effect, name: string): string {
	if (kind !== 'column') return name;
	const whole = identity.slice('column '.length);
	return `${whole.slice(0, whole.length - lastPart(whole).length)}${name}`;
}

/** Clients do not tell a table from a view that has its columns. */
const ALIKE: readonly (readonly ObjectKind[])[] = [['table', 'view', 'materialized-view', 'foreign-table']];

function isThere(schema: Schema, kind: ObjectKind, name: string): boolean {
	const kinds = ALIKE.find((group) => group.includes(kind)) ?? [kind];
	// A routine's identity has the names of its arguments too.
	if (kind === 'function' || kind === 'procedure')
		return objectsOf(schema, kind).some((routine) => effectIdentity(routine) === `${kind} ${name}`);
	return kinds.some((each) => findObject(schema, `${each} ${name}` as Identity) !== undefined);
}

/** The last name of a qualified one, with the arguments of a function. */
function lastPart(name: string): string {
	return /(?:"(?:[^"]|"")*"|[^."(]+)(?:\(.*\))?$/s.exec(name)?.[0] ?? name;
}
