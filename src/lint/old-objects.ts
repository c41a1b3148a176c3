import { type Identity, identify } from '../model/identity.ts';
import { quoteName } from '../model/name.ts';
import type { ObjectKind, ObjectOfKind, SchemaObject } from '../model/objects.ts';
import { findObject } from '../model/schema.ts';
import type { Trace, TracedStatement } from '../rehearsal/trace/trace.ts';
import type { LintContext } from './context.ts';
import { argumentTypes } from './function-arguments.ts';

const madeKeys = new WeakMap<Trace, ReadonlySet<string>>();
const effectKeys = new WeakMap<TracedStatement, ReadonlyMap<Identity, string>>();

/** Whether an object that a statement did something to was there before the judged migrations, whatever its name was. */
export function wasThere(
	object: SchemaObject,
	statement: TracedStatement,
	{ trace, before }: LintContext,
): boolean {
	const key = keysOf(statement).get(effectIdentity(object));
	return key === undefined ? findObject(before, identify(object)) !== undefined : !madeIn(trace).has(key);
}

/** What an effect calls an object: a routine by the types of its arguments alone. */
export function effectIdentity(object: SchemaObject): Identity {
	if (object.kind !== 'function' && object.kind !== 'procedure') return identify(object);
	const { kind, namespace, name, identityArguments } = object;
	const types = argumentTypes(identityArguments).join(', ');
	return `${kind} ${quoteName(namespace)}.${quoteName(name)}(${types})` as Identity;
}

/** Whether the judged migrations themselves made what has this key of the engine's. */
export function isMadeIn(trace: Trace, key: string): boolean {
	return madeIn(trace).has(key);
}

/** An object before and after a statement, and the names of what is another one. */
export interface ChangedOldObject<K extends ObjectKind> {
	readonly before: ObjectOfKind<K>;
	readonly after: ObjectOfKind<K>;
	readonly attributes: ReadonlySet<string>;
}

/** The objects of a kind that were there before the judged migrations and that a statement changed under their name. */
export function changedOldObjects<K extends ObjectKind>(
	statement: TracedStatement,
	context: LintContext,
	kind: K,
): readonly ChangedOldObject<K>[] {
	return statement.changes
		.filter((change) => change.kind === 'changed')
		.filter(({ after }) => after.kind === kind && wasThere(after, statement, context))
		.map(({ before, after, attributes }) => ({
			before: before as ObjectOfKind<K>,
			after: after as ObjectOfKind<K>,
			attributes: new Set(attributes.map(({ name }) => name)),
		}));
}

/** What an object is after all judged migrations; undefined where it is gone or has another name. */
export function inTheEnd<T extends SchemaObject>(object: T, { after }: LintContext): T | undefined {
	return findObject(after, identify(object)) as T | undefined;
}

function madeIn(trace: Trace): ReadonlySet<string> {
	const known = madeKeys.get(trace);
	if (known) return known;
	const made = new Set<string>();
	for (const { statements } of trace.migrations) {
		for (const { effects } of statements) {
			for (const { verb, key } of effects) if (verb === 'created') made.add(key);
		}
	}
	madeKeys.set(trace, made);
	return made;
}

function keysOf(statement: TracedStatement): ReadonlyMap<Identity, string> {
	const known = effectKeys.get(statement);
	if (known) return known;
	const keys = new Map(statement.effects.map(({ identity, key }) => [identity, key]));
	effectKeys.set(statement, keys);
	return keys;
}
