/** A permission that the App asks for, and what for. */
export interface AppPermission {
	/** As GitHub's manifest calls it. */
	readonly name: string;
	/** As GitHub's pages call it. */
	readonly title: string;
	readonly access: 'read' | 'write';
	readonly reason: string;
}

/** Everything that the App asks for: what is not here it cannot do. */
export const PERMISSIONS: readonly AppPermission[] = [
	{
		name: 'contents',
		title: 'Contents',
		access: 'write',
		reason:
			'Reads migrations and specification; commits the regenerated specification when asked to, and resolves review threads that are settled.',
	},
	{
		name: 'pull_requests',
		title: 'Pull requests',
		access: 'write',
		reason: 'Reads what changed; writes the comment and the review.',
	},
	{
		name: 'checks',
		title: 'Checks',
		access: 'write',
		reason: 'Shows the result beside the other checks, with its buttons.',
	},
	{
		name: 'issues',
		title: 'Issues',
		access: 'write',
		reason:
			'Reads and answers commands; for GitHub the conversation of a pull request belongs to the issues.',
	},
	{
		name: 'metadata',
		title: 'Metadata',
		access: 'read',
		reason:
			'Every App has it; tells who may write, so that only they can give commands that change something.',
	},
];
