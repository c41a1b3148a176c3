import { objectsOf, type Schema } from '../../../model/schema.ts';
import { isForEveryone } from './policies.ts';
import { quoteIdentifier, quoteLiteral } from './quote.ts';

/** The comment on top of a script: what it builds, and what the model names without being able to write it. */
export function writeHeader(schema: Schema): string {
	const lines = [
		`The whole schema, for an empty PostgreSQL ${schema.engineVersion} database.`,
		...(schema.others.length === 0 ? [] : ['', 'Not in this script:']),
		...schema.others.map(({ type, name }) => `  ${type} ${name}`),
	];
	return lines.map((line) => `-- ${line.replace(/\s+/g, ' ')}`.trimEnd()).join('\n');
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

/** Makes the roles that policies are for where the server has none of that name. */
export function writeRoles(schema: Schema): readonly (readonly string[])[] {
	const policies = objectsOf(schema, 'policy').filter((policy) => !isForEveryone(policy));
	const roles = [...new Set(policies.flatMap((policy) => policy.roles))].sort();
	return roles.map((role) => [writeRole(role)]);
}

function writeRole(role: string): string {
	const body = `
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${quoteLiteral(role)}) THEN
        CREATE ROLE ${quoteIdentifier(role)} NOLOGIN;
    END IF;
END
`;
	let quote = '$$';
	while (body.includes(quote)) quote = `$x${quote.slice(1)}`;
	return `DO ${quote}${body}${quote}`;
}
