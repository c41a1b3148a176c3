/**
 * How many seconds GitHub asks to wait before it is asked again, from the answer that an error or its cause carries;
 * null where it asks for nothing. https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
export function secondsToWait(error: unknown, now: number): number | null {
	for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
		const headers = headersOf(at);
		if (headers === null) continue;
		const given = Number(headers['retry-after']);
		if (headers['retry-after'] !== undefined && Number.isFinite(given)) return Math.max(1, Math.ceil(given));
		if (headers['x-ratelimit-remaining'] !== '0') continue;
		const reset = Number(headers['x-ratelimit-reset']) - now / 1000;
		if (Number.isFinite(reset)) return Math.max(1, Math.ceil(reset));
	}
	return null;
}

/** The status of GitHub's answer that an error or its cause carries; null where there was no answer. */
export function answeredStatus(error: unknown): number | null {
	for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
		if ('status' in at && typeof at.status === 'number') return at.status;
	}
	return null;
}

function headersOf(error: Error): Readonly<Record<string, unknown>> | null {
	if (!('response' in error) || typeof error.response !== 'object' || error.response === null) return null;
	const { response } = error;
	if (!('headers' in response) || typeof response.headers !== 'object') return null;
	return response.headers as Readonly<Record<string, unknown>> | null;
}
