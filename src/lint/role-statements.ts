import type { ParseNode } from '../sql/parse-one.ts';

/** What a role may do from now on that reaches beyond its own objects. */
export interface RolePowers {
	readonly role: string;
	/** As SQL writes them. */
	readonly powers: readonly string[];
}

const ATTRIBUTES: Readonly<Record<string, string>> = {
	superuser: 'SUPERUSER',
	createrole: 'CREATEROLE',
	isreplication: 'REPLICATION',
	bypassrls: 'BYPASSRLS',
};

const SERVER_ROLES: ReadonlySet<string> = new Set([
	...['pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files'],
]);

/** The power over the server, or past policies, that a statement gives to roles. */
export function rolePowers(tree: ParseNode | null): readonly RolePowers[] {
	if (tree === null) return [];
	if ('GrantRoleStmt' in tree) {
		const { is_grant, granted_roles = [], grantee_roles = [] } = tree.GrantRoleStmt;
		const powers = granted_roles.flatMap((each) => {
			const name = 'AccessPriv' in each ? each.AccessPriv.priv_name : undefined;
			return name !== undefined && SERVER_ROLES.has(name) ? [name] : [];
		});
		if (!is_grant || powers.length === 0) return [];
		return grantee_roles.map((each) => ({ role: nameOf(each), powers }));
	}
	const powers = optionsOf(tree).flatMap(({ name, argument }) => {
		const isOn = argument !== undefined && 'Boolean' in argument && argument.Boolean.boolval === true;
		return isOn && name in ATTRIBUTES ? [ATTRIBUTES[name]!] : [];
	});
	return powers.length === 0 ? [] : [{ role: roleOf(tree), powers }];
}

/** What a statement writes a password of, such as `role app`; the password itself is never given. */
export function secretsIn(tree: ParseNode | null): readonly string[] {
	if (tree === null) return [];
	const isSecret = optionsOf(tree).some(
		({ name, argument }) => name === 'password' && argument !== undefined && 'String' in argument,
	);
	if ('CreateUserMappingStmt' in tree || 'AlterUserMappingStmt' in tree) {
		const mapping = 'CreateUserMappingStmt' in tree ? tree.CreateUserMappingStmt : tree.AlterUserMappingStmt;
		return isSecret ? [`user mapping for ${mapping.servername}`] : [];
	}
	if (isSecret) return [`role ${roleOf(tree)}`];
	const connection =
		'CreateSubscriptionStmt' in tree
			? tree.CreateSubscriptionStmt
			: 'AlterSubscriptionStmt' in tree
				? tree.AlterSubscriptionStmt
				: undefined;
	const text = connection?.conninfo ?? '';
	return /\bpassword\s*=\s*[^\s]|:\/\/[^\s/@]*:[^\s/@]+@/.test(text)
		? [`subscription ${connection?.subname}`]
		: [];
}

interface Option {
	readonly name: string;
	readonly argument: ParseNode | undefined;
}

function optionsOf(tree: ParseNode): readonly Option[] {
	const options =
		'CreateRoleStmt' in tree
			? tree.CreateRoleStmt.options
			: 'AlterRoleStmt' in tree
				? tree.AlterRoleStmt.options
				: 'CreateUserMappingStmt' in tree
					? tree.CreateUserMappingStmt.options
					: 'AlterUserMappingStmt' in tree
						? tree.AlterUserMappingStmt.options
						: [];
	return (options ?? []).flatMap((option) =>
		'DefElem' in option ? [{ name: option.DefElem.defname ?? '', argument: option.DefElem.arg }] : [],
	);
}

function roleOf(tree: ParseNode): string {
	if ('CreateRoleStmt' in tree) return tree.CreateRoleStmt.role ?? '';
	if (!('AlterRoleStmt' in tree) || !tree.AlterRoleStmt.role) return '';
	return nameOf({ RoleSpec: tree.AlterRoleStmt.role });
}

function nameOf(node: ParseNode): string {
	if (!('RoleSpec' in node)) return '';
	return node.RoleSpec.rolename ?? (node.RoleSpec.roletype ?? '').replace('ROLESPEC_', '').toLowerCase();
}
