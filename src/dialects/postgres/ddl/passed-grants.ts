import type { Grant, ObjectPrivileges } from '../../../model/privileges.ts';
import { writePassedGrant } from './privileges.ts';

interface Passed {
	readonly privileges: ObjectPrivileges;
	readonly grant: Grant;
}

/** `GRANT` of what others than the owners gave, who may pass it on: per object, each after those that let its grantor do so. */
export function writePassedGrants(objects: readonly ObjectPrivileges[]): readonly (readonly string[])[] {
	// A right on a whole table may be passed on for one of its columns.
	const byObject = Map.groupBy(objects, ({ type, name }) => JSON.stringify([type, name]));
	return [...byObject.values()].map((parts) => {
		const passed = parts.flatMap((privileges) =>
			privileges.granted.filter(({ by }) => by !== null).map((grant) => ({ privileges, grant })),
		);
		return order(passed).flatMap(({ privileges, grant }) => writePassedGrant(privileges, grant));
	});
}

function order(passed: readonly Passed[]): readonly Passed[] {
	const waiting = [...passed];
	const ordered: Passed[] = [];
	while (waiting.length > 0) {
		const free = waiting.findIndex(({ grant: { by } }) =>
			waiting.every(({ grant }) => !grant.grantable || grant.role !== by),
		);
		ordered.push(...waiting.splice(Math.max(free, 0), 1));
	}
	return ordered;
}
