import { type ObjectPrivileges, subjectOf } from '../../model/privileges.ts';
import { findObject, type Schema } from '../../model/schema.ts';
import type { AttributeChange } from '../change.ts';

/** Rights on one object that a live database has otherwise than the migrations say, role by role. */
export interface RightsDrift {
	/** The engine's word for its kind and its name, such as `table users`. */
	readonly subject: string;
	/** What they belong to; null for the engine's and extensions' own objects. */
	readonly object: ObjectPrivileges['object'];
	readonly attributes: readonly AttributeChange[];
}

/**
 * Where rights differ, only of objects and roles of which the migrations say something: who owns a live database, and
 * what its operators and their monitoring may do, is no matter of the migrations.
 */
export function compareRights(live: Schema, built: Schema): readonly RightsDrift[] {
	const hasMaintain = Number(live.engineVersion) >= FIRST_WITH_MAINTAIN;
	const rights = (privileges: ObjectPrivileges | undefined, role: string): string | null =>
		rightsOf(privileges, role, (right) => hasMaintain || right !== 'maintain');
	const found = new Map(live.privileges?.objects.map((object) => [subjectOf(object), object]));
	return (built.privileges?.objects ?? []).flatMap((wanted): readonly RightsDrift[] => {
		const { type, name, column, object, granted, revoked } = wanted;
		// What is missing as a whole has no rights either.
		if (object !== null && !findObject(live, object)) return [];
		const roles = [...new Set([...granted, ...revoked].map(({ role }) => role))].sort();
		const attributes = roles.flatMap((role): readonly AttributeChange[] => {
			const before = rights(found.get(subjectOf(wanted)), role);
			const after = rights(wanted, role);
			return before === after ? [] : [{ name: `rights of ${role}`, before, after }];
		});
		if (attributes.length === 0) return [];
		const place = name.replace(/^public\./, '');
		const subject = column === null ? `${type} ${place}` : `column ${place}.${column}`;
		return [{ subject, object, attributes }];
	});
}

/** https://www.postgresql.org/docs/17/release-17.html */
const FIRST_WITH_MAINTAIN = 17;

/** Beside what the engine gives by itself, such as `select, update`, or `no execute` for what was taken away; null for nothing. */
function rightsOf(
	privileges: ObjectPrivileges | undefined,
	role: string,
	isKnown: (right: string) => boolean,
): string | null {
	const own = (privileges?.granted ?? []).filter((grant) => grant.role === role);
	const taken = (privileges?.revoked ?? []).filter((grant) => grant.role === role);
	const words = [
		...own.flatMap(({ rights, grantable }) =>
			rights.filter(isKnown).map((right) => (grantable ? `${right} with grant option` : right)),
		),
		...taken.flatMap(({ rights }) => rights.filter(isKnown).map((right) => `no ${right}`)),
	];
	return words.length === 0 ? null : [...new Set(words)].sort().join(', ');
}
