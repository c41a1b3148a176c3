import { objectsOf, type Schema } from '../../model/schema.ts';

/** A role that the schema names, and in what. */
export interface NamedRole {
	readonly role: string;
	/** Such as `policies`, in a fixed order. */
	readonly from: readonly string[];
}

const PSEUDO = /^(?:public|current_user|current_role|session_user|postgres|pg_.*)$/;

/** The roles that policies, grants and owners name, sorted; the engine's own are left out. */
export function listNamedRoles(schema: Schema): readonly NamedRole[] {
	const named = new Map<string, Set<string>>();
	const note = (role: string | null, from: string): void => {
		if (role === null || PSEUDO.test(role)) return;
		const known = named.get(role);
		if (known) known.add(from);
		else named.set(role, new Set([from]));
	};
	for (const { roles } of objectsOf(schema, 'policy')) for (const role of roles) note(role, 'policies');
	for (const { owner, granted } of schema.privileges?.objects ?? []) {
		for (const { role } of granted) note(role, 'grants');
		note(owner, 'owners');
	}
	for (const { role, granted } of schema.privileges?.defaults ?? []) {
		note(role, 'default privileges');
		for (const grant of granted) note(grant.role, 'default privileges');
	}
	return [...named]
		.map(([role, from]) => ({ role, from: [...from] }))
		.sort((one, other) => (one.role < other.role ? -1 : 1));
}
