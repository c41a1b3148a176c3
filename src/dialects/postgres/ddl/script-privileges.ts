import type { Grant, ObjectPrivileges } from '../../../model/privileges.ts';
import type { Schema } from '../../../model/schema.ts';
import { writePassedGrants } from './passed-grants.ts';
import { writeDefaults, writeGrants, writeLabel, writeOwner, writeRevokes } from './privileges.ts';
import type { Phase } from './write-schema.ts';

/** Kinds that only superusers own: a script makes none of these. */
const OWNED_BY_SUPERUSERS: ReadonlySet<string> = new Set(['event trigger', 'foreign-data wrapper']);

/** The parts of a script that say who may do what. */
export function writePrivileges({ privileges }: Schema): readonly Phase[] {
	if (!privileges) return [];
	const { objects, defaults, labels } = privileges;
	const schemas = objects.filter(({ type }) => type === 'schema');
	const parts = objects.filter(({ type }) => type !== 'schema');
	return [
		{ title: 'Owners', groups: objects.filter((object) => !hasSuperuser(object)).map(writeOwner) },
		{
			title: 'Privileges',
			// Who passes a right on must be able to use the schema, even where that was forbidden later.
			groups: [
				...schemas.map(writeGrants),
				...parts.map((part) => [...writeRevokes(part), ...writeGrants(part)]),
				...writePassedGrants(parts),
				...schemas.map(writeRevokes),
				...writePassedGrants(schemas),
			],
		},
		{ title: 'Default privileges', groups: defaults.map(writeDefaults) },
		{ title: 'Security labels', groups: labels.map(writeLabel) },
	];
}

/**
 * What is given may say what new objects get. The script says it again at its end: until then it would be added to what
 * each object has.
 */
export function putAsideDefaults({ given }: Schema): Phase {
	const defaults = given?.schema.privileges?.defaults ?? [];
	return {
		title: 'Default privileges of the platform, put aside',
		groups: defaults.map((each) =>
			writeDefaults({ ...each, granted: each.revoked, revoked: each.granted.map(withoutOption) }),
		),
	};
}

/** Taking a right away takes the option to pass it on too. */
function withoutOption(grant: Grant): Grant {
	return { ...grant, grantable: false };
}

/** What a script leaves out of owners and privileges, a line each; everything where it is to hold `none` of them. */
export function listMissingPrivileges({ privileges }: Schema, none: boolean): readonly string[] {
	if (!privileges) return [];
	const { objects, defaults, labels } = privileges;
	if (!none) {
		return objects
			.filter(hasSuperuser)
			.map(({ type, name, owner }) => `that the ${type} ${name} belongs to the superuser ${owner}`);
	}
	const count = objects.length + defaults.length + labels.length;
	return [`owners and privileges (${count}), which schema --privileges writes`];
}

function hasSuperuser({ type, owner }: ObjectPrivileges): boolean {
	return owner !== null && OWNED_BY_SUPERUSERS.has(type);
}
