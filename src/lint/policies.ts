import type { Policy } from '../model/objects.ts';

type Action = Exclude<Policy['command'], 'all'>;

/** The actions that a policy is asked for. */
export function actionsOf({ command }: Pick<Policy, 'command'>): readonly Action[] {
	return command === 'all' ? ['select', 'insert', 'update', 'delete'] : [command];
}

/** Whether both are asked for an action of a role; `public` is every role. */
export function overlaps(policy: Policy, other: Policy): boolean {
	const isSameRole =
		policy.roles.includes('public') ||
		other.roles.includes('public') ||
		policy.roles.some((role) => other.roles.includes(role));
	return isSameRole && actionsOf(policy).some((action) => actionsOf(other).includes(action));
}

/** Roles that stand for whoever comes from outside, on any server and on Supabase. */
const EVERYBODY: readonly string[] = ['public', 'anon', 'authenticated'];

/** Whether a policy is for roles that anybody may have. */
export function isForEverybody({ permissive, roles }: Policy): boolean {
	return permissive && roles.some((role) => EVERYBODY.includes(role));
}

/** The writing actions for which a policy lets every row pass and no restrictive policy of the table holds one back. */
export function openWrites(policy: Policy, all: readonly Policy[]): readonly Action[] {
	const restrictive = all.filter((other) => !other.permissive && overlaps(policy, other));
	return actionsOf(policy).filter(
		(action) => isOpen(policy, action) && !restrictive.some((other) => actionsOf(other).includes(action)),
	);
}

function isOpen({ using, check }: Policy, action: Action): boolean {
	switch (action) {
		case 'select':
			return false;
		case 'insert':
			return isTrue(check ?? using);
		case 'update':
			return isTrue(using) || (check !== null && isTrue(check));
		case 'delete':
			return isTrue(using);
	}
}

/** A policy without a condition lets all rows pass. */
function isTrue(condition: string | null): boolean {
	return condition === null || /^\(*(?:true|1 = 1)\)*$/.test(condition.trim());
}
