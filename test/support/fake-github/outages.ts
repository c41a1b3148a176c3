import type { Answer } from './answers.ts';

/** Something that goes wrong with one request. */
export interface Outage extends Partial<Answer> {
	/** Only a request like this is met, such as `/^POST .+\/reviews$/`; any request where it is left out. */
	readonly only?: RegExp;
	/** Milliseconds until the answer. */
	readonly delay?: number;
	/** The connection is never answered, or cut. */
	readonly connection?: 'hangs' | 'drops';
	/** GitHub does what was asked for and only its answer is lost. */
	readonly afterwards?: boolean;
}

/** A server that fails for a moment. */
export const SERVER_ERROR: Outage = { status: 502, body: { message: 'Server Error' } };

/** A refusal with a pause: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
export function secondaryLimit(retryAfter: number): Outage {
	const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
	return {
		status: 403,
		headers: { 'retry-after': String(retryAfter) },
		body: { message, documentation_url: 'https://docs.github.com/rest' },
	};
}

/** Takes the first outage of a list that is meant for a request such as `POST /graphql`. */
export function takeOutage(outages: Outage[], request: string): Outage | undefined {
	const at = outages.findIndex(({ only }) => only === undefined || only.test(request));
	return at < 0 ? undefined : outages.splice(at, 1)[0];
}
