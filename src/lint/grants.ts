import { quoteName } from '../model/name.ts';
import type { ParseNode } from '../sql/parse-one.ts';

/** Rights that a statement gives. */
export interface GivenRights {
	/** In lower case; empty for all of them. */
	readonly rights: readonly string[];
	/** What they are on, for a reader. */
	readonly on: string;
	/** True for tables, sequences and schemas, where the rights let somebody read, write or create. */
	readonly isOnData: boolean;
	readonly toPublic: boolean;
}

const NOUNS: Readonly<Record<string, readonly [string, string]>> = {
	OBJECT_TABLE: ['table', 'tables'],
	OBJECT_SEQUENCE: ['sequence', 'sequences'],
	OBJECT_SCHEMA: ['schema', 'schemas'],
};

/** The rights that a `GRANT`, or `ALTER DEFAULT PRIVILEGES … GRANT`, gives; those of roles in roles aside. */
export function readGrants(tree: ParseNode | null): readonly GivenRights[] {
	if (tree === null) return [];
	const grant =
		'GrantStmt' in tree
			? tree.GrantStmt
			: 'AlterDefaultPrivilegesStmt' in tree
				? tree.AlterDefaultPrivilegesStmt.action
				: undefined;
	if (!grant?.is_grant) return [];
	const { privileges = [], objects = [], grantees = [], objtype = '', targtype } = grant;
	const rights = privileges.flatMap((each) =>
		'AccessPriv' in each && each.AccessPriv.priv_name ? [each.AccessPriv.priv_name] : [],
	);
	const [one, many] = NOUNS[objtype] ?? ['', ''];
	const names = objects.map(nameOf).filter((name) => name !== '');
	const toPublic = grantees.some(
		(each) => 'RoleSpec' in each && each.RoleSpec.roletype === 'ROLESPEC_PUBLIC',
	);
	const isUse =
		objtype === 'OBJECT_SCHEMA' && rights.length > 0 && rights.every((right) => right === 'usage');
	const isOnData = one !== '' && !isUse;
	if (targtype === 'ACL_TARGET_DEFAULTS')
		return [{ rights, on: `all ${many} that are made from now on`, isOnData, toPublic }];
	if (targtype === 'ACL_TARGET_ALL_IN_SCHEMA')
		return [{ rights, on: `all ${many} in ${names.join(', ')}`, isOnData, toPublic }];
	return [{ rights, on: `${names.length > 1 ? many : one} ${names.join(', ')}`, isOnData, toPublic }];
}

function nameOf(node: ParseNode): string {
	if ('RangeVar' in node) {
		const { schemaname, relname = '' } = node.RangeVar;
		return schemaname === undefined ? quoteName(relname) : `${quoteName(schemaname)}.${quoteName(relname)}`;
	}
	return 'String' in node ? quoteName(node.String.sval ?? '') : '';
}
