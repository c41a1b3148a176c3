import type {
	DefaultPrivileges,
	Grant,
	ObjectPrivileges,
	Privileges,
	SecurityLabel,
} from '../../../model/privileges.ts';
import { quoteIdentifier, quoteLiteral } from './quote.ts';

/** The rights that there are on a kind of object, where they are more than one. */
const ALL_RIGHTS: Readonly<Record<string, number>> = {
	TABLE: 8,
	TABLES: 8,
	SEQUENCE: 3,
	SEQUENCES: 3,
	SCHEMA: 2,
	SCHEMAS: 2,
};

/** Kinds whose statements call them otherwise than the engine's catalog does. */
const WORDS: Readonly<Record<string, string>> = {
	aggregate: 'ROUTINE',
	'foreign-data wrapper': 'FOREIGN DATA WRAPPER',
	'statistics object': 'STATISTICS',
};

/** What the kinds are called behind `GRANT … ON`, where that is another word. */
const GRANT_WORDS: Readonly<Record<string, string>> = {
	view: 'TABLE',
	'materialized view': 'TABLE',
	'foreign table': 'TABLE',
	server: 'FOREIGN SERVER',
};

/** Every role that owners, rights and defaults name, `public` excepted. */
export function listRoles({ objects, defaults }: Privileges): readonly string[] {
	const named = [
		...objects.map(({ owner }) => owner),
		...defaults.map(({ role }) => role),
		...[...objects, ...defaults].flatMap(({ granted, revoked }) =>
			[...granted, ...revoked].flatMap(({ role, by }) => [role === 'public' ? null : role, by]),
		),
	];
	return [...new Set(named)].filter((role) => role !== null && !role.startsWith('pg_')) as readonly string[];
}

/** `ALTER … OWNER TO`. */
export function writeOwner({ type, name, owner }: ObjectPrivileges): readonly string[] {
	return owner === null ? [] : [`ALTER ${wordFor(type)} ${name} OWNER TO ${quoteIdentifier(owner)}`];
}

/** `REVOKE` of what the engine gives by itself. */
export function writeRevokes(privileges: ObjectPrivileges): readonly string[] {
	return privileges.revoked.flatMap((grant) =>
		writeAs(grant, `REVOKE ${listRights(privileges, grant)} FROM ${writeRole(grant.role)}`),
	);
}

/** `GRANT` of what the owner gave. */
export function writeGrants(privileges: ObjectPrivileges): readonly string[] {
	return privileges.granted
		.filter(({ by }) => by === null)
		.map((grant) => `GRANT ${listRights(privileges, grant)} TO ${writeGrantee(grant)}`);
}

/** `GRANT` in the name of who gave it. */
export function writePassedGrant(privileges: ObjectPrivileges, grant: Grant): readonly string[] {
	return writeAs(grant, `GRANT ${listRights(privileges, grant)} TO ${writeGrantee(grant)}`);
}

/** `ALTER DEFAULT PRIVILEGES`. */
export function writeDefaults(defaults: DefaultPrivileges): readonly string[] {
	const { role, namespace, objects, revoked, granted } = defaults;
	const start = [
		'ALTER DEFAULT PRIVILEGES',
		...(role === null ? [] : [`FOR ROLE ${quoteIdentifier(role)}`]),
		...(namespace === null ? [] : [`IN SCHEMA ${quoteIdentifier(namespace)}`]),
	].join(' ');
	const list = (grant: Grant): string =>
		`${rightsWord(grant, objects.toUpperCase())} ON ${objects.toUpperCase()}`;
	return [
		...revoked.map((grant) => `${start} REVOKE ${list(grant)} FROM ${writeRole(grant.role)}`),
		...granted.map((grant) => `${start} GRANT ${list(grant)} TO ${writeGrantee(grant)}`),
	];
}

/** `SECURITY LABEL`. */
export function writeLabel({ type, name, column, provider, label }: SecurityLabel): readonly string[] {
	const target = column === null ? `${wordFor(type)} ${name}` : `COLUMN ${name}.${quoteIdentifier(column)}`;
	return [`SECURITY LABEL FOR ${quoteIdentifier(provider)} ON ${target} IS ${quoteLiteral(label)}`];
}

function listRights({ type, name, column }: ObjectPrivileges, grant: Grant): string {
	const word = GRANT_WORDS[type] ?? wordFor(type);
	const columns = column === null ? '' : ` (${quoteIdentifier(column)})`;
	const rights = columns
		? grant.rights.map((right) => right.toUpperCase() + columns).join(', ')
		: rightsWord(grant, word);
	return `${rights} ON ${word} ${name}`;
}

function rightsWord({ rights }: Grant, word: string): string {
	return rights.length === ALL_RIGHTS[word] ? 'ALL' : rights.map((right) => right.toUpperCase()).join(', ');
}

function writeAs({ by }: Grant, statement: string): readonly string[] {
	return by === null ? [statement] : [`SET ROLE ${quoteIdentifier(by)}`, statement, 'RESET ROLE'];
}

function writeGrantee({ role, grantable }: Grant): string {
	return writeRole(role) + (grantable ? ' WITH GRANT OPTION' : '');
}

function writeRole(role: string): string {
	return role === 'public' ? 'PUBLIC' : quoteIdentifier(role);
}

function wordFor(type: string): string {
	return WORDS[type] ?? type.toUpperCase();
}
