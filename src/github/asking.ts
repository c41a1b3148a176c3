import { publishError, type Target } from './publish-error.ts';

/** Asks GitHub for something; a refusal becomes a UserError with code `publish` that says what could not be written. */
export async function asking<T>(target: Target, ask: () => Promise<T>): Promise<T> {
	try {
		return await ask();
	} catch (error) {
		throw publishError(error, target);
	}
}
