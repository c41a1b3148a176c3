/** https://docs.github.com/rest/authentication/permissions-required-for-github-apps */
export type PermissionName = 'actions' | 'checks' | 'contents' | 'issues' | 'pull-requests';

/** What a token may do, as a workflow's `permissions` say it. */
export type Permissions = Readonly<Partial<Record<PermissionName, 'read' | 'write'>>>;

/** Who a token belongs to and what it may do. */
export interface TokenRights {
	/** Such as `github-actions[bot]`. */
	readonly login: string;
	readonly permissions: Permissions;
	/** Full names of the repositories that it is for; all where it is left out. */
	readonly repositories?: readonly string[];
}

/** What an operation asks for: one of these, such as `issues: write`. */
export type Need = `${PermissionName}: ${'read' | 'write'}`;

/** What a job has that may comment on pull requests. */
export const COMMENTER: Permissions = { contents: 'read', 'pull-requests': 'write' };

/** What a job has for a pull request from a fork. */
export const READER: Permissions = { contents: 'read', 'pull-requests': 'read', issues: 'read' };

/** What a job or an App has that may do everything that is asked for anywhere. */
export const EVERYTHING: Permissions = {
	...{ actions: 'write', checks: 'write', contents: 'write', issues: 'write', 'pull-requests': 'write' },
};

/** True where the permissions grant one of the needs. What is public may be read with any token. */
export function grants(permissions: Permissions, needs: readonly Need[], isPublic: boolean): boolean {
	return needs.some((need) => {
		const [name, access] = need.split(': ') as [PermissionName, 'read' | 'write'];
		if (access === 'write') return permissions[name] === 'write';
		return isPublic || permissions[name] !== undefined;
	});
}
