import { compareText } from '../model/normalise.ts';
import {
	type DefaultPrivileges,
	type Grant,
	type ObjectPrivileges,
	type Rights,
	subjectOf,
} from '../model/privileges.ts';
import { findObject, type Schema } from '../model/schema.ts';

/** What became of the rights on one object, or on objects to come. */
export interface PrivilegeChange {
	readonly kind: 'privileges';
	/** The engine's word for the kind of object; for objects to come their kind, such as `tables`. */
	readonly type: string;
	/** The qualified name; for objects to come their namespace, or empty where it does not matter. */
	readonly name: string;
	readonly column: string | null;
	/** Set for objects that are still to be made: the role that makes them, null for the one that made the database. */
	readonly future: { readonly role: string | null } | null;
	/** Set where the owner is another; null stands for the role that made the database. */
	readonly owner: { readonly before: string | null; readonly after: string | null } | null;
	/** What roles may do now. */
	readonly granted: readonly Grant[];
	/** What roles may no longer do. */
	readonly revoked: readonly Grant[];
}

const NONE: Rights = { granted: [], revoked: [] };

/** What owners and rights became, by kind and name; not what new objects get by default or dropped ones had. */
export function comparePrivileges(before: Schema, after: Schema): readonly PrivilegeChange[] {
	return [...compareObjects(before, after), ...compareDefaults(before, after)];
}

function compareObjects(before: Schema, after: Schema): readonly PrivilegeChange[] {
	const old = bySubject(before);
	const current = bySubject(after);
	return [...new Set([...old.keys(), ...current.keys()])].sort(compareText).flatMap((subject) => {
		const was = old.get(subject);
		const is = current.get(subject);
		const known = is ?? was;
		if (!known || (was && isIn(before, was) && !isIn(after, was))) return [];
		const isNew = !isIn(before, known) && isIn(after, known);
		const owner = { before: was?.owner ?? null, after: is?.owner ?? null };
		const { type, name, column } = known;
		return toChange({
			...{ type, name, column, future: null },
			owner: owner.before === owner.after ? null : owner,
			...compareRights(isNew ? rightsByDefault(after, known) : (was ?? NONE), is ?? NONE),
		});
	});
}

function bySubject({ privileges }: Schema): ReadonlyMap<string, ObjectPrivileges> {
	return new Map(privileges?.objects.map((object) => [subjectOf(object), object]));
}

function isIn(schema: Schema, { object }: ObjectPrivileges): boolean {
	return object !== null && findObject(schema, object) !== undefined;
}

const OBJECTS_OF_TYPE: Readonly<Record<string, DefaultPrivileges['objects']>> = {
	table: 'tables',
	view: 'tables',
	'materialized view': 'tables',
	'foreign table': 'tables',
	sequence: 'sequences',
	function: 'functions',
	procedure: 'functions',
	aggregate: 'functions',
	type: 'types',
	schema: 'schemas',
};

function rightsByDefault({ privileges }: Schema, object: ObjectPrivileges): Rights {
	const wanted = object.column === null ? OBJECTS_OF_TYPE[object.type] : undefined;
	const defaults = (privileges?.defaults ?? []).filter(
		({ objects, namespace, role }) =>
			objects === wanted && role === object.owner && (namespace ?? object.namespace) === object.namespace,
	);
	return {
		granted: defaults.flatMap(({ granted }) => granted),
		revoked: defaults.flatMap(({ revoked }) => revoked),
	};
}

function compareDefaults(before: Schema, after: Schema): readonly PrivilegeChange[] {
	const old = defaultsByKey(before);
	const current = defaultsByKey(after);
	return [...new Set([...old.keys(), ...current.keys()])].sort(compareText).flatMap((key) => {
		const was = old.get(key);
		const is = current.get(key);
		const known = is ?? was;
		if (!known) return [];
		return toChange({
			...{ type: known.objects, name: known.namespace ?? '', column: null, future: { role: known.role } },
			owner: null,
			...compareRights(was ?? NONE, is ?? NONE),
		});
	});
}

function defaultsByKey({ privileges }: Schema): ReadonlyMap<string, DefaultPrivileges> {
	return new Map(
		privileges?.defaults.map((each) => [JSON.stringify([each.objects, each.namespace, each.role]), each]),
	);
}

function toChange(change: Omit<PrivilegeChange, 'kind'>): readonly PrivilegeChange[] {
	const { owner, granted, revoked } = change;
	if (owner === null && granted.length === 0 && revoked.length === 0) return [];
	return [{ kind: 'privileges', ...change }];
}

/** A right is new when it was granted or is no longer taken away, and gone the other way round. */
function compareRights(before: Rights, after: Rights): Rights {
	return {
		granted: [...beside(after.granted, before.granted), ...beside(before.revoked, after.revoked)],
		revoked: [...beside(before.granted, after.granted), ...beside(after.revoked, before.revoked)],
	};
}

function beside(some: readonly Grant[], others: readonly Grant[]): readonly Grant[] {
	const known = new Set(others.flatMap((grant) => grant.rights.map((right) => keyOf(grant, right))));
	return some
		.map((grant) => ({ ...grant, rights: grant.rights.filter((right) => !known.has(keyOf(grant, right))) }))
		.filter(({ rights }) => rights.length > 0);
}

function keyOf({ role, grantable, by }: Grant, right: string): string {
	return JSON.stringify([role, right, grantable, by]);
}
