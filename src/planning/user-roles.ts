import { entityKey } from './names.ts';
import type { RelationshipRequirement, Requirement } from './requirement.ts';

/** The parts that users play, as keys: `User roles: buyer, seller`. */
export function rolesOf(requirements: readonly Requirement[]): ReadonlySet<string> {
	return new Set(
		requirements.flatMap((each) =>
			each.kind === 'values' && /^roles?$/i.test(each.name) ? each.values.map(entityKey) : [],
		),
	);
}

/** What a user is to a thing: the part that the requirements name, such as `buyer`, where they know it as one. */
export function partOf(
	{ from, role }: RelationshipRequirement,
	key: string,
	roles: ReadonlySet<string>,
): string | null {
	const part = entityKey(from);
	if (key !== 'user' || part === 'user') return role;
	const isPart = roles.has(part) || /^(?:requester|reporter|author|owner|creator)$/.test(part);
	return isPart && (role === null || MAKING.test(role)) ? part : role;
}

/** What somebody does to bring a thing about. */
const MAKING =
	/^(?:opened|created|written|authored|reported|requested|submitted|raised|placed|made|uploaded|owned) by$/;
