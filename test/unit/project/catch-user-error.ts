import { UserError } from '../../../src/errors.ts';

/** The UserError that a promise is rejected with; anything else fails the test. */
export async function catchUserError(promise: Promise<unknown>): Promise<UserError> {
	try {
		await promise;
	} catch (error) {
		if (error instanceof UserError) return error;
		throw error;
	}
	throw new Error('There was no error.');
}
