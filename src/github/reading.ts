import { UserError } from '../errors.ts';
import type { Target } from './publish-error.ts';
import { answeredStatus } from './retry-after.ts';

/** Reads something from GitHub; a refusal becomes a UserError with code `publish` that names the permission it takes. */
export async function reading<T>({ what, permission }: Target, ask: () => Promise<T>): Promise<T> {
	try {
		return await ask();
	} catch (error) {
		const status = answeredStatus(error);
		const words = error instanceof Error ? error.message.split(' - https://')[0] : String(error);
		throw new UserError(
			'publish',
			`The ${what} could not be read: ${status ? `GitHub answered ${status}, ` : ''}${words}.`,
			{
				hint:
					status === 403 || status === 404
						? `The job needs the permission \`${permission}\`.`
						: 'Run the job again.',
				cause: error,
			},
		);
	}
}
