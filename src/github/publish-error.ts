import { UserError } from '../errors.ts';

/** What is written on GitHub, and the permission that it takes. */
export interface Target {
	/** Such as `pull request comment`. */
	readonly what: string;
	/** Such as `pull-requests: write`. */
	readonly permission: string;
}

/** What GitHub's refusal of something means for the person who runs the check. */
export function publishError(error: unknown, { what, permission }: Target): UserError {
	const status = error instanceof Error && 'status' in error ? Number(error.status) : 0;
	const words = error instanceof Error ? error.message.split(' - https://')[0] : String(error);
	const message = `The ${what} could not be written: ${status ? `GitHub answered ${status}, ` : ''}${words}.`;
	// GraphQL refuses with the same words and no status of its own.
	if ((status === 403 || status === 0) && /not accessible by/i.test(message)) {
		return new UserError('publish', message, {
			hint: `The token lacks the permission \`${permission}\`; add it to the job, unless the pull request comes from a fork, where GitHub gives a read-only token. The results are in the summary of this run.`,
			cause: error,
		});
	}
	return new UserError('publish', message, {
		hint: 'The results are in the summary of this run.',
		cause: error,
	});
}
