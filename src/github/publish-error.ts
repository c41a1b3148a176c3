import { UserError } from '../errors.ts';

/** What GitHub's refusal of a comment means for the person who runs the check. */
export function publishError(error: unknown): UserError {
	const status = error instanceof Error && 'status' in error ? Number(error.status) : 0;
	const words = error instanceof Error ? error.message.split(' - https://')[0] : String(error);
	const message = `The pull request comment could not be written: ${status ? `GitHub answered ${status}, ` : ''}${words}.`;
	if (status === 403 && /not accessible by/i.test(message)) {
		return new UserError('publish', message, {
			hint: 'The token lacks the permission `pull-requests: write`; add it to the job, unless the pull request comes from a fork, where GitHub gives a read-only token. The results are in the summary of this run.',
			cause: error,
		});
	}
	return new UserError('publish', message, {
		hint: 'The results are in the summary of this run.',
		cause: error,
	});
}
