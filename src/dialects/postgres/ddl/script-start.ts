import { objectsOf, type Schema } from '../../../model/schema.ts';
import { writeWhere } from './do-block.ts';
import { isForEveryone } from './policies.ts';
import { listRoles } from './privileges.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';
import { listMissingPrivileges } from './script-privileges.ts';
import type { ScriptOptions } from './write-schema.ts';

/** The comment on top of a script: what it builds, and what the model names without being able to write it. */
export function writeHeader(schema: Schema, options: ScriptOptions): string {
	const missing = [
		...schema.others.map(({ type, name }) => `${type} ${name}`),
		...listInvalidIndexes(schema),
		...listMissingPrivileges(schema, !options.privileges),
	];
	const lines = [
		`The whole schema, for an empty PostgreSQL ${schema.engineVersion} database.`,
		...(missing.length === 0 ? [] : ['', 'Not in this script:']),
		...missing.map((each) => `  ${each}`),
	];
	return lines.map((line) => `-- ${line.replace(/\s+/g, ' ')}`.trimEnd()).join('\n');
}

function listInvalidIndexes(schema: Schema): readonly string[] {
	return objectsOf(schema, 'index')
		.filter(({ valid, definition }) => !valid && !definition.includes(' ON ONLY '))
		.map(({ namespace, name }) => `that the index ${quoteRelation(namespace, name)} is not valid`);
}

/** What is there before the schema; empty where the database begins empty. */
export function writeGiven({ given }: Schema): string {
	if (!given) return '';
	return `-- What the platform brings: for a database that has it already, leave this out up to "Settings"\n\n${given.sql}`;
}

/** The session settings that the rest of a script is written for. */
export function writeSettings(): readonly string[] {
	return [
		`SET client_encoding = 'UTF8'`,
		'SET standard_conforming_strings = on',
		'SET check_function_bodies = off',
		'SET search_path = public',
	];
}

/** Makes the roles that policies, user mappings and privileges name where the server has none of that name. */
export function writeRoles(schema: Schema, options: ScriptOptions): readonly (readonly string[])[] {
	const policies = objectsOf(schema, 'policy').filter((policy) => !isForEveryone(policy));
	const mapped = objectsOf(schema, 'user-mapping').flatMap(({ name }) => roleOfMapping(name));
	const named = options.privileges && schema.privileges ? listRoles(schema.privileges) : [];
	const roles = [...new Set([...policies.flatMap((policy) => policy.roles), ...mapped, ...named])].sort();
	return roles.map((role) => [writeRole(role)]);
}

/** The role of a mapping that is called `FOR role SERVER server`; none where it is for everybody. */
function roleOfMapping(name: string): readonly string[] {
	const role = /^FOR ("(?:[^"]|"")*"|\S+) SERVER /.exec(name)?.[1] ?? 'PUBLIC';
	if (role === 'PUBLIC') return [];
	return [role.startsWith('"') ? role.slice(1, -1).replaceAll('""', '"') : role];
}

function writeRole(role: string): string {
	return writeWhere({ exists: false, catalog: 'pg_roles', column: 'rolname', name: role }, [
		`CREATE ROLE ${quoteIdentifier(role)} NOLOGIN`,
	]);
}
